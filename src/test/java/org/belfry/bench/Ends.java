package org.belfry.bench;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * When each request was started and when it ended: microseconds since 1970 by the request's number, 0 for an end when it was
 * not answered as wanted.
 */
final class Ends {
    private final long[] startedAt;
    private final long[] endedAt;

    Ends(long[] startedAt, long[] endedAt) {
        this.startedAt = startedAt.clone();
        this.endedAt = endedAt.clone();
    }

    Pace pace() {
        return new Pace(Arrays.stream(endedAt).filter(instant -> instant > 0).toArray());
    }

    /** How long the answers took of those whose number is wanted. */
    Percentiles times(IntPredicate wanted) {
        return new Percentiles(IntStream.range(0, endedAt.length)
                .filter(i -> endedAt[i] > 0 && wanted.test(i))
                .mapToLong(i -> endedAt[i] - startedAt[i])
                .toArray());
    }

    long[] instants() {
        return endedAt.clone();
    }

    int requests() {
        return endedAt.length;
    }

    /** Requests that were answered as wanted. */
    int good() {
        return (int) Arrays.stream(endedAt).filter(instant -> instant > 0).count();
    }
}
