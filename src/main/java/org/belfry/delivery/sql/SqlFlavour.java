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

    /** An expression for the milliseconds until an instant; negative when it is past. */
    abstract String millisUntil(String instant);
}
