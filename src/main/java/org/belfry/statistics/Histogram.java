package org.belfry.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many response times were how long. Below 16 ms each millisecond is told apart; above, eight steps to a doubling, so
 * that a time told from it is wrong by a sixteenth at most. Histograms of the same webhook add up to that of all of it.
 *
 * <p>As a text it names the beginning of each step in milliseconds and how many fell there: {@code 3:1,120:17}.
 */
public final class Histogram {
    private static final int EXACT = 16;
    private static final int BITS_KEPT = 3;

    private final SortedMap<Long, Long> steps = new TreeMap<>();

    /** The histogram that a text tells. */
    public static Histogram of(String text) {
        Histogram histogram = new Histogram();
        if (!text.isEmpty()) {
            for (String step : text.split(",")) {
                int colon = step.indexOf(':');
                histogram.add(Long.parseLong(step.substring(0, colon)), Long.parseLong(step.substring(colon + 1)));
            }
        }
        return histogram;
    }

    /** Adds so many times of so many milliseconds. */
    public void add(long millis, long times) {
        steps.merge(beginning(millis), times, Long::sum);
    }

    public void add(Histogram other) {
        other.steps.forEach((beginning, times) -> steps.merge(beginning, times, Long::sum));
    }

    /**
     * The time, in milliseconds, within which so many of a hundred answers came; 0 when there is none.
     *
     * @param percent above 0, at most 100
     */
    public long percentile(int percent) {
        long all = steps.values().stream().mapToLong(Long::longValue).sum();
        long rank = (all * percent + 99) / 100;
        long seen = 0;
        for (Map.Entry<Long, Long> step : steps.entrySet()) {
            seen += step.getValue();
            if (seen >= rank) {
                return step.getKey() + (width(step.getKey()) - 1) / 2;
            }
        }
        return 0;
    }

    private static long beginning(long millis) {
        long width = width(millis);
        return millis / width * width;
    }

    private static long width(long millis) {
        return millis < EXACT ? 1 : Long.highestOneBit(millis) >> BITS_KEPT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram histogram && steps.equals(histogram.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        steps.forEach((beginning, times) -> text.append(text.isEmpty() ? "" : ",")
                .append(beginning)
                .append(':')
                .append(times));
        return text.toString();
    }
}
