package org.belfry.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The wall clock in microseconds, which all processes of one machine share. */
final class Clock {
    private Clock() {}

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
