package org.belfry.incoming;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When processing that failed is tried again: three times, all counted from the first attempt, the last after 2 hours. */
public final class ProcessingRetries {
    private static final List<Duration> AFTER_THE_FIRST =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));

    private ProcessingRetries() {}

    /**
     * When to try again, which has passed already when the attempts themselves took long; empty when it has failed for good.
     *
     * @param failedAttempts 1 or more, the first one counted
     * @throws IllegalArgumentException when nothing has failed yet
     */
    public static Optional<Instant> next(Instant firstAttemptAt, int failedAttempts) {
        if (failedAttempts < 1) {
            throw new IllegalArgumentException("A retry follows a failed attempt (were %d)".formatted(failedAttempts));
        }
        return failedAttempts <= AFTER_THE_FIRST.size()
                ? Optional.of(firstAttemptAt.plus(AFTER_THE_FIRST.get(failedAttempts - 1)))
                : Optional.empty();
    }
}
