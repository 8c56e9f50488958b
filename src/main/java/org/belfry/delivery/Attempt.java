package org.belfry.delivery;

import java.time.Duration;
import java.time.Instant;
import org.belfry.retry.AttemptError;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange for a delivery.
 *
 * @param number 1 for the first
 * @param duration from the start to the end of the exchange, answer included
 * @param status null without an answer
 * @param error null when the attempt succeeded
 * @param answer null without an answer
 */
public record Attempt(
        int number,
        Instant startedAt,
        Duration duration,
        @Nullable Integer status,
        @Nullable AttemptError error,
        @Nullable Answer answer) {

    /** Whole milliseconds. */
    public int durationMillis() {
        return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }

    /**
     * What the destination answered, as far as it is kept.
     *
     * @param headers one a line, as received
     * @param body the first 16 KiB
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(String headers, byte[] body) {}
}
