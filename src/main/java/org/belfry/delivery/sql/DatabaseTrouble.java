package org.belfry.delivery.sql;

import java.sql.SQLException;

/** The database could not do what was asked; the transaction is to be rolled back. */
public class DatabaseTrouble extends RuntimeException {
    private static final String UNIQUE_VIOLATION = "23505";

    DatabaseTrouble(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether a unique key was violated; a batch wraps the violation in another exception. */
    boolean isUniqueViolation() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
