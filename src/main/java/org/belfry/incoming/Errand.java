package org.belfry.incoming;

import java.time.Instant;
import java.util.List;
import org.belfry.action.Report;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that this node works on until its lease ends.
 *
 * @param payload one record
 */
public record Errand(Ticket ticket, Tenant tenant, Origin origin, RawJson payload, Progress progress) {
    /**
     * Tells the lease.
     *
     * @param fence grows with every lease
     */
    public record Ticket(long receipt, long fence) {}

    /**
     * How far it is.
     *
     * @param failedAttempts up to now
     * @param firstAttemptAt null before the first one has failed
     * @param byHand somebody asked for it, so that the guards do not
     * @param actions what became of the actions; none before they ran
     * @param effects to be done after the actions; null before those ran
     */
    public record Progress(
            int failedAttempts,
            @Nullable Instant firstAttemptAt,
            boolean byHand,
            List<Report> actions,
            @Nullable List<PendingEffect> effects) {
        public Progress {
            actions = List.copyOf(actions);
            effects = effects == null ? null : List.copyOf(effects);
        }
    }
}
