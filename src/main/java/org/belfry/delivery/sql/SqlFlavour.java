package org.belfry.delivery.sql;

/** Where the two databases spell the same thing differently. */
public enum SqlFlavour {
    H2 {
        @Override
        String nextBlock(String sequence) {
            return "SELECT NEXT VALUE FOR " + sequence;
        }

        @Override
        String millisFromNow() {
            return "DATEADD(MILLISECOND, ?, CURRENT_TIMESTAMP)";
        }

        @Override
        String fromThisInstant() {
            return "DATEADD(MILLISECOND, ?, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')";
        }

        /** H2's clocks stand still in a transaction once one was read, but it runs in this process, whose clock it shares. */
        @Override
        long millisFromThisInstant(long millis) {
            return System.currentTimeMillis() + millis;
        }

        @Override
        String millisUntil(String instant) {
            return "DATEDIFF(MILLISECOND, CURRENT_TIMESTAMP, " + instant + ")";
        }

        /** Only one node ever works on H2. */
        @Override
        String skipLocked() {
            return "";
        }
    },
    POSTGRESQL {
        @Override
        String nextBlock(String sequence) {
            return "SELECT nextval('" + sequence + "')";
        }

        @Override
        String millisFromNow() {
            return "CURRENT_TIMESTAMP + ? * INTERVAL '1 millisecond'";
        }

        @Override
        String fromThisInstant() {
            return "clock_timestamp() + ? * INTERVAL '1 millisecond'";
        }

        @Override
        long millisFromThisInstant(long millis) {
            return millis;
        }

        @Override
        String millisUntil(String instant) {
            return "CAST(EXTRACT(EPOCH FROM " + instant + " - CURRENT_TIMESTAMP) * 1000 AS BIGINT)";
        }

        @Override
        String skipLocked() {
            return " FOR UPDATE SKIP LOCKED";
        }
    };

    /** A query for the first id of the next block of a sequence. */
    abstract String nextBlock(String sequence);

    /** An expression with one parameter, milliseconds. */
    abstract String millisFromNow();

    /** As {@link #millisFromNow}, also in a transaction that began long ago. */
    abstract String fromThisInstant();

    /** The parameter for {@link #fromThisInstant}. */
    abstract long millisFromThisInstant(long millis);

    /** The end of a subquery that passes over the rows that another transaction holds. */
    abstract String skipLocked();

    /** An expression for the milliseconds until an instant; negative when it is past. */
    abstract String millisUntil(String instant);
}
