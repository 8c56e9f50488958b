package org.belfry.incoming;

import java.time.Instant;
import java.util.List;
import org.belfry.action.Report;
import org.jspecify.annotations.Nullable;

/**
 * How far work on a receipt has come.
 *
 * @param status pending while there is more to do
 * @param actions one report each
 * @param effects null when the actions have not run
 */
public record Outcome(
        ReceiptStatus status,
        List<Report> actions,
        @Nullable List<PendingEffect> effects,
        Remarks remarks,
        @Nullable Retry retry) {
    public Outcome {
        actions = List.copyOf(actions);
        effects = effects == null ? null : List.copyOf(effects);
    }

    /** What went wrong and what was left out, a sentence each. */
    public record Remarks(List<String> errors, List<String> warnings) {
        /** Nothing to say. */
        public static final Remarks NONE = new Remarks(List.of(), List.of());

        public Remarks {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * An attempt failed.
     *
     * @param failedAttempts this one counted
     * @param dueAt when it is tried again; null when it is not
     */
    public record Retry(int failedAttempts, Instant firstAttemptAt, @Nullable Instant dueAt) {}
}
