package org.belfry.maintenance.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.belfry.database.CurrentTransaction;
import org.belfry.maintenance.Chore;

/**
 * Rows whose keys rise roughly with their age, let go by ranges of keys with a lower bound that moves, so that nothing is
 * stepped over twice. Keys are given to nodes in blocks; therefore the search does not end at the first young row.
 */
abstract class AgedRows implements Chore {
    private static final int MOST_ROWS = 1000;
    private static final long BLOCKS_OF_ALL_NODES = 100_000;

    final CurrentTransaction sql;
    private final Table table;

    AgedRows(CurrentTransaction sql, Table table) {
        this.sql = sql;
        this.table = table;
    }

    /**
     * Where the rows are.
     *
     * @param created when a row came to be
     */
    record Table(String name, String key, String created) {}

    /** Lets go of the rows of a range that are old and wait for nothing. */
    @FunctionalInterface
    interface Clearing {
        /**
         * Clears one range.
         *
         * @param after not of the range itself
         */
        void clear(long after, long last);
    }

    /** Looks at what a whole round needs to know. */
    abstract Clearing clearing(Instant before);

    @Override
    public Round begin(Instant before) {
        long first = first();
        return new KeyRound(Math.max(first - 1, 0), bound(before), clearing(before));
    }

    /** A key that no old row is above. */
    final long bound(Instant before) {
        long first = first();
        long newest = key("SELECT COALESCE(MAX(" + table.key() + "), 0) FROM " + table.name());
        return Math.min(newest, lastOld(first, newest, before) + BLOCKS_OF_ALL_NODES);
    }

    private long first() {
        return key("SELECT COALESCE(MIN(" + table.key() + "), 0) FROM " + table.name());
    }

    /** About the last key that is old. */
    private long lastOld(long first, long newest, Instant before) {
        long old = first;
        long young = newest + 1;
        while (young - old > 1) {
            long middle = old + (young - old) / 2;
            if (isOld(middle, before)) {
                old = middle;
            } else {
                young = middle;
            }
        }
        return old;
    }

    private boolean isOld(long key, Instant before) {
        List<Boolean> old = sql.list(
                "SELECT " + table.created() + " < ? FROM " + table.name() + " WHERE " + table.key() + " >= ? ORDER BY "
                        + table.key() + " LIMIT 1",
                row -> row.getBoolean(1),
                before,
                key);
        return !old.isEmpty() && old.get(0);
    }

    private long key(String query, Object... parameters) {
        return sql.list(query, row -> row.getLong(1), parameters).get(0);
    }

    private final class KeyRound implements Round {
        private final long first;
        private final long last;
        private final Clearing clearing;

        KeyRound(long first, long last, Clearing clearing) {
            this.first = first;
            this.last = last;
            this.clearing = clearing;
        }

        @Override
        public long total() {
            return last - first;
        }

        @Override
        public Optional<Piece> next(long after) {
            long from = Math.max(after, first);
            long end = key(
                    "SELECT COALESCE(MAX(k), 0) FROM (SELECT " + table.key() + " AS k FROM " + table.name() + " WHERE "
                            + table.key() + " > ? AND " + table.key() + " <= ? ORDER BY " + table.key()
                            + " LIMIT " + MOST_ROWS + ") AS ahead",
                    from,
                    last);
            return end == 0 ? Optional.empty() : Optional.of(new Range(from, end, clearing));
        }
    }

    private static final class Range implements Piece {
        private final long after;
        private final long end;
        private final Clearing clearing;

        Range(long after, long end, Clearing clearing) {
            this.after = after;
            this.end = end;
            this.clearing = clearing;
        }

        @Override
        public long end() {
            return end;
        }

        @Override
        public long size() {
            return end - after;
        }

        @Override
        public void clear() {
            clearing.clear(after, end);
        }
    }
}
