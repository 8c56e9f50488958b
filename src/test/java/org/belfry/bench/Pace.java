package org.belfry.bench;

import java.util.Arrays;

/** How fast things happened; instants in microseconds, sorted here. */
final class Pace {
    private final long[] instants;

    Pace(long[] instants) {
        this.instants = instants.clone();
        Arrays.sort(this.instants);
    }

    /** Per second from the first to the last. */
    double whole() {
        return between(0, 1);
    }

    /** Per second without the first and the last twentieth. */
    double steady() {
        return between(0.05, 0.95);
    }

    /** Per second in the second half, when the JVM has warmed up. */
    double warm() {
        return between(0.5, 0.95);
    }

    private double between(double from, double to) {
        int first = (int) (from * (instants.length - 1));
        int last = (int) (to * (instants.length - 1));
        if (last <= first) {
            throw new IllegalStateException("too few to tell a pace: " + instants.length);
        }
        return (last - first) * 1e6 / Math.max(1, instants[last] - instants[first]);
    }
}
