package org.belfry.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when it is told to. */
public final class SteppingClock implements InstantSource {
    private Instant now = Instant.parse("2024-01-15T10:30:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass. */
    public Instant step(Duration duration) {
        now = now.plus(duration);
        return now;
    }
}
