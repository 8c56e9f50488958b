package org.belfry.statistics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.belfry.kernel.WebhookId;

/**
 * What is counted together: one webhook, one event type, one span of time.
 *
 * @param eventType canonical
 * @param begin of the hour or day, in UTC
 */
public record Slot(WebhookId webhook, String eventType, Instant begin) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER = Comparator.comparingLong((Slot slot) -> slot.webhook.value())
            .thenComparing(Slot::eventType)
            .thenComparing(Slot::begin);

    /** The hour in which an attempt began. */
    public static Slot hourOf(WebhookId webhook, String eventType, Instant startedAt) {
        return new Slot(webhook, eventType, startedAt.truncatedTo(ChronoUnit.HOURS));
    }

    /** The hour or day that this one lies in. */
    public Slot in(Granularity granularity) {
        return new Slot(webhook, eventType, granularity.beginOf(begin));
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
