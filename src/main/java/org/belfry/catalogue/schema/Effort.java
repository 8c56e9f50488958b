package org.belfry.catalogue.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a check may cost on the thread it runs on. Schemas and values are strangers' both, and both can be made so that a check
 * takes for ever: references that branch, patterns that try again and again.
 */
final class Effort {
    /** Enough to check a schema of the largest size against the schema of schemas. */
    static final long FOR_A_SCHEMA = 3_000_000;

    private static final long AT_LEAST = 50_000;
    private static final long FOR_A_BYTE = 50;
    private static final int DEEPEST = 400;

    private static final ThreadLocal<@Nullable Effort> CURRENT = new ThreadLocal<>();

    private long left;
    private int depth;

    private Effort(long left) {
        this.left = left;
    }

    /** Grows with the value, so that what is large and harmless passes. */
    static long forValue(int bytes) {
        return AT_LEAST + bytes * FOR_A_BYTE;
    }

    /** The result of work that costs no more than that. */
    static <T> T limited(long most, Supplier<T> work) {
        CURRENT.set(new Effort(most));
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Notes what is about to be done. */
    static void spend(long cost) {
        Effort current = CURRENT.get();
        if (current != null) {
            current.left -= cost;
            if (current.left < 0) {
                throw new TooMuch();
            }
        }
    }

    /** As {@link #spend}, for work that has more of its kind inside. */
    static <T> T inside(long cost, Supplier<T> work) {
        spend(cost);
        Effort current = CURRENT.get();
        if (current == null) {
            return work.get();
        }
        if (++current.depth > DEEPEST) {
            throw new TooMuch();
        }
        try {
            return work.get();
        } finally {
            current.depth--;
        }
    }

    /** More than was allowed. */
    static final class TooMuch extends RuntimeException {
        TooMuch() {
            super("A check costs too much.", null, false, false);
        }
    }
}
