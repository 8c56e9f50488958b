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
