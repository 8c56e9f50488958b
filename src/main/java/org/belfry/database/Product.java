package org.belfry.database;

/** The two databases, where they spell the same thing differently. */
public enum Product {
    H2 {
        @Override
        String next(String sequence) {
            return "SELECT NEXT VALUE FOR " + sequence;
        }
    },
    POSTGRESQL {
        @Override
        String next(String sequence) {
            return "SELECT nextval('" + sequence + "')";
        }
    };

    /** A query for the next number of a sequence. */
    abstract String next(String sequence);
}
