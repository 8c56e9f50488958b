package org.belfry.retry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after each failed attempt of a delivery. As many retries as steps; no steps, no retry.
 *
 * @param steps at most {@value #MOST_STEPS}, each more than zero and at most 365 days
 */
public record RetrySchedule(List<Duration> steps) {
    // Before the constants, whose constructor needs it.
    private static final Duration LONGEST = Duration.ofDays(365);

    /** How many steps a schedule may have. */
    public static final int MOST_STEPS = 20;

    /** FluentCRM's intervals: 1 min, 5 min, 30 min, 2 h, 24 h; six attempts in all. */
    public static final RetrySchedule FLUENT_CRM = new RetrySchedule(List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(24)));

    /** @throws IllegalArgumentException when there are too many steps or one is out of range */
    public RetrySchedule {
        steps = List.copyOf(steps);
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "A retry schedule has at most %d steps (was %d)".formatted(MOST_STEPS, steps.size()));
        }
        for (Duration step : steps) {
            if (step.isZero() || step.isNegative() || step.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "A retry step is more than zero and at most 365 days (was %s)".formatted(step));
            }
        }
    }

    /**
     * The wait before the next attempt, without jitter; empty when the retries are used up.
     *
     * @param failedAttempts 1 or more
     * @throws IllegalArgumentException when nothing has failed yet
     */
    public Optional<Duration> after(int failedAttempts) {
        if (failedAttempts < 1) {
            throw new IllegalArgumentException("A retry follows a failed attempt (were %d)".formatted(failedAttempts));
        }
        return failedAttempts <= steps.size() ? Optional.of(steps.get(failedAttempts - 1)) : Optional.empty();
    }
}
