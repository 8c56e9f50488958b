package org.belfry.database;

import java.sql.SQLException;

/** A statement failed; the transaction is lost. */
public final class DatabaseFailure extends RuntimeException {
    private static final String UNIQUE_VIOLATION = "23505";

    DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /** Whether a key that must be unique is there already. */
    public boolean isUniqueViolation() {
        return getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }
}
