package org.belfry.maintenance;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs there are; each is described by a job XML of its name. */
public enum Job {
    AGGREGATE_DELIVERIES(Duration.ofHours(1), 1, "Adds up what was counted of deliveries, by hour and day."),
    PURGE(Duration.ofDays(1), 6, "Lets go of what is older than BELFRY_RETENTION_DAYS and waits for nothing."),
    RESEAL(null, 7, "Seals every secret with the first master key.");

    private final @Nullable Duration every;
    private final int steps;
    private final String description;

    Job(@Nullable Duration every, int steps, String description) {
        this.every = every;
        this.steps = steps;
        this.description = description;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Job> named(String wireName) {
        return Arrays.stream(values())
                .filter(job -> job.wireName().equals(wireName))
                .findFirst();
    }

    /** How long after it was begun by the clock it is begun again; nothing when only people begin it. */
    public Optional<Duration> every() {
        return Optional.ofNullable(every);
    }

    public int steps() {
        return steps;
    }

    public String description() {
        return description;
    }
}
