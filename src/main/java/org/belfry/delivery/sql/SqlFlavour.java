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
        String millisFromThisInstant() {
            return millisFromNow();
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
        String millisFromThisInstant() {
            return "clock_timestamp() + ? * INTERVAL '1 millisecond'";
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

    /**
     * As {@link #millisFromNow}, also in a transaction that began long ago, where the database has a clock that does not
     * stand still meanwhile.
     */
    abstract String millisFromThisInstant();

    /** The end of a subquery that passes over the rows that another transaction holds. */
    abstract String skipLocked();

    /** An expression for the milliseconds until an instant; negative when it is past. */
    abstract String millisUntil(String instant);
}
