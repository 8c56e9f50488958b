package org.belfry.sql;

import java.sql.SQLException;

/** The database could not do what was asked; the transaction is to be rolled back. */
public class DatabaseFailure extends RuntimeException {
    DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
