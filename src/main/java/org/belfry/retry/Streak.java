package org.belfry.retry;

import java.util.List;

/**
 * A webhook's run of bad luck: how many deliveries in a row failed for good, each with its retries used up. Attempts are
 * not counted; that would disable a webhook before its 24 hour retry.
 *
 * @param consecutiveFailures 0 or more
 */
public record Streak(int consecutiveFailures) {
    /** No failure since the last success. */
    public static final Streak NONE = new Streak(0);

    /** How many failed deliveries in a row disable a webhook unless the operator says otherwise (FluentCRM's number). */
    public static final int USUAL_THRESHOLD = 5;

    /** How a delivery ended. */
    public enum Ending {
        SUCCEEDED,
        FAILED
    }

    /** @throws IllegalArgumentException when negative */
    public Streak {
        if (consecutiveFailures < 0) {
            throw new IllegalArgumentException(
                    "Consecutive failures cannot be negative (were %d)".formatted(consecutiveFailures));
        }
    }

    /** The streak after these deliveries ended, in this order; any success begins it anew. */
    public Streak after(List<Ending> endings) {
        Streak streak = this;
        for (Ending ending : endings) {
            streak = streak.after(ending);
        }
        return streak;
    }

    /** The streak after one more delivery ended. */
    public Streak after(Ending ending) {
        return switch (ending) {
            case SUCCEEDED -> NONE;
            case FAILED -> new Streak(Math.addExact(consecutiveFailures, 1));
        };
    }

    /**
     * Whether the webhook is to be disabled.
     *
     * @param threshold 1 or more failed deliveries in a row
     */
    public boolean reached(int threshold) {
        return consecutiveFailures >= threshold;
    }
}
