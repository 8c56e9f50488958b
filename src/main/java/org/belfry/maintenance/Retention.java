package org.belfry.maintenance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** How long things are kept, and the chores of letting them go. */
public final class Retention {
    private final Duration time;
    private final InstantSource clock;
    private final List<Chore> chores;

    public Retention(Duration time, InstantSource clock, List<Chore> chores) {
        this.time = time;
        this.clock = clock;
        this.chores = List.copyOf(chores);
    }

    /** @throws IllegalArgumentException when there is no such chore */
    public Chore.Round begin(String chore) {
        return chores.stream()
                .filter(each -> each.name().equals(chore))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no chore " + chore + "."))
                .begin(clock.instant().minus(time));
    }
}
