package org.belfry.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What has arrived at the sink, in order; instants in microseconds since 1970. */
final class Arrivals {
    private final long[] arrivedAt;
    private final long[] publishedAt;
    private final int[] numbers;

    Arrivals(int count) {
        this.arrivedAt = new long[count];
        this.publishedAt = new long[count];
        this.numbers = new int[count];
    }

    void set(int index, long arrived, long published, int number) {
        arrivedAt[index] = arrived;
        publishedAt[index] = published;
        numbers[index] = number;
    }

    int count() {
        return arrivedAt.length;
    }

    Pace pace() {
        return new Pace(arrivedAt);
    }

    /** From publication to arrival, of those whose data tell. */
    Percentiles latency() {
        return new Percentiles(IntStream.range(0, count())
                .filter(i -> publishedAt[i] > 0)
                .mapToLong(i -> arrivedAt[i] - publishedAt[i])
                .toArray());
    }

    /** From an instant of each number, 0 for none, to its arrival. */
    Percentiles latencySince(long[] instants) {
        return new Percentiles(IntStream.range(0, count())
                .filter(i -> numbers[i] >= 0 && numbers[i] < instants.length && instants[numbers[i]] > 0)
                .mapToLong(i -> arrivedAt[i] - instants[numbers[i]])
                .toArray());
    }

    /** How many do not tell when they were published. */
    long withoutTime() {
        return Arrays.stream(publishedAt).filter(instant -> instant == 0).count();
    }

    /** When the first arrived. */
    long first() {
        return Arrays.stream(arrivedAt).min().orElse(0);
    }
}
