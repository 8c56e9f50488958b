package org.belfry.bench;

import java.util.Arrays;
import java.util.Locale;

/** Sorted durations in microseconds. */
final class Percentiles {
    private final long[] sorted;

    Percentiles(long[] micros) {
        this.sorted = micros.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing arrived that tells when it was published");
        }
    }

    int count() {
        return sorted.length;
    }

    /** In milliseconds. */
    double p50() {
        return at(0.50);
    }

    /** In milliseconds. */
    double p99() {
        return at(0.99);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.1f, p99 %.1f, most %.1f ms", p50(), p99(), at(1));
    }

    private double at(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1000.0;
    }
}
