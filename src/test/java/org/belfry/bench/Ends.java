package org.belfry.bench;

import java.util.Arrays;

/** When each request ended: microseconds since 1970 by the request's number, 0 when it was not answered as wanted. */
final class Ends {
    private final long[] endedAt;

    Ends(long[] endedAt) {
        this.endedAt = endedAt.clone();
    }

    Pace pace() {
        return new Pace(Arrays.stream(endedAt).filter(instant -> instant > 0).toArray());
    }

    /** From an instant of each number to its end. */
    Percentiles since(long[] instants) {
        long[] took = new long[endedAt.length];
        int count = 0;
        for (int i = 0; i < endedAt.length; i++) {
            if (endedAt[i] > 0) {
                took[count++] = endedAt[i] - instants[i];
            }
        }
        return new Percentiles(Arrays.copyOf(took, count));
    }

    long[] instants() {
        return endedAt.clone();
    }

    long failures() {
        return Arrays.stream(endedAt).filter(instant -> instant == 0).count();
    }
}
