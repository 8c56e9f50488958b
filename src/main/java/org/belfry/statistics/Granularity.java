package org.belfry.statistics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long the spans are that are counted together. They begin with the hours and days of UTC. */
public enum Granularity {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Granularity(ChronoUnit unit) {
        this.unit = unit;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When the span began that an instant lies in. */
    public Instant beginOf(Instant instant) {
        return instant.truncatedTo(unit);
    }
}
