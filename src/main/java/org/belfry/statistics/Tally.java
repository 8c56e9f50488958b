package org.belfry.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts of attempts. Tallies of parts add up to the tally of the whole, in whatever order. For one thread. */
public final class Tally {
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final Histogram answerTimes;

    public Tally() {
        this(new Histogram());
    }

    /** A tally with these answer times, whose counts are {@link #add(Count, long) added}. */
    public Tally(Histogram answerTimes) {
        this.answerTimes = answerTimes;
    }

    /** Counts one attempt. */
    public void see(Seen attempt) {
        add(attempt.number() == 1 ? Count.DELIVERIES : Count.RETRIES, 1);
        switch (attempt.ending()) {
            case SUCCESS -> add(Count.SUCCESSES, 1);
            case FAILURE -> add(Count.FAILURES, 1);
            case NONE -> {}
        }
        Integer status = attempt.status();
        if (status == null) {
            add(Count.NO_ANSWER, 1);
        } else {
            add(Count.ofStatus(status), 1);
            add(Count.ANSWERS, 1);
            add(Count.ANSWER_MILLIS, attempt.millis());
            answerTimes.add(attempt.millis(), 1);
        }
    }

    public void add(Count count, long more) {
        if (more != 0) {
            counts.merge(count, more, Long::sum);
        }
    }

    public void add(Tally other) {
        other.counts.forEach(this::add);
        answerTimes.add(other.answerTimes);
    }

    public long get(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    public Histogram answerTimes() {
        return answerTimes;
    }

    /** The average until an answer was there, in milliseconds; 0 without answers. */
    public long averageMillis() {
        long answers = get(Count.ANSWERS);
        return answers == 0 ? 0 : Math.round((double) get(Count.ANSWER_MILLIS) / answers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && counts.equals(tally.counts) && answerTimes.equals(tally.answerTimes);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts + " " + answerTimes;
    }

    /**
     * An attempt as far as it is counted.
     *
     * @param number 1 for the first of its delivery
     * @param status null without an answer
     * @param millis until it was over
     */
    public record Seen(int number, Ending ending, @Nullable Integer status, int millis) {}

    /** Whether an attempt was the end of its delivery. */
    public enum Ending {
        SUCCESS,
        FAILURE,
        NONE
    }

    /** Tallies by what belongs together, in an order that is the same everywhere. */
    public static final class Sheet {
        private final SortedMap<Slot, Tally> tallies = new TreeMap<>();

        public Tally at(Slot slot) {
            return tallies.computeIfAbsent(slot, unseen -> new Tally());
        }

        public SortedMap<Slot, Tally> tallies() {
            return tallies;
        }
    }
}
