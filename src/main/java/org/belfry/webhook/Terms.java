package org.belfry.webhook;

import java.time.Duration;
import org.belfry.retry.RetrySchedule;
import org.jspecify.annotations.Nullable;

/**
 * What an owner allows a webhook's deliveries.
 *
 * @param timeout for one whole exchange, whole seconds, 1 to {@value #MOST_SECONDS}
 * @param inFlight requests under way at once, 1 to {@value #MOST_IN_FLIGHT}
 * @param perSecond requests a second on one node, up to {@value #MOST_PER_SECOND}; 0 for no limit
 * @param expectJson whether an answer counts as a success only with JSON in it
 * @param schedule the waits between attempts; null for those of the dialect
 */
public record Terms(
        Duration timeout, int inFlight, int perSecond, boolean expectJson, @Nullable RetrySchedule schedule) {
    public static final int MOST_SECONDS = 30;
    public static final int MOST_IN_FLIGHT = 200;
    public static final int MOST_PER_SECOND = 10_000;

    /** When nothing else is wished. */
    public static final Terms USUAL = new Terms(Duration.ofSeconds(MOST_SECONDS), MOST_IN_FLIGHT, 0, false, null);

    /** @throws IllegalArgumentException when a number is out of its range */
    public Terms {
        require(timeout.toSeconds(), 1, MOST_SECONDS);
        require(inFlight, 1, MOST_IN_FLIGHT);
        require(perSecond, 0, MOST_PER_SECOND);
    }

    /** The same with other waits between attempts. */
    public Terms retriedAfter(RetrySchedule waits) {
        return new Terms(timeout, inFlight, perSecond, expectJson, waits);
    }

    private static void require(long number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("%d is not from %d to %d".formatted(number, least, most));
        }
    }
}
