package org.belfry.action;

import java.util.List;
import java.util.Locale;

/**
 * What became of one action, for the receipt.
 *
 * @param type as the action is spelled
 * @param message one sentence
 * @param warnings what was asked for and not done
 */
public record Report(String type, Status status, String message, List<String> warnings) {
    public Report {
        warnings = List.copyOf(warnings);
    }

    /** How it ended. */
    public enum Status {
        DONE,
        /** There was nothing to do. */
        SKIPPED,
        /** What it needed broke; the run is tried again. */
        FAILED;

        /** As it stands in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
