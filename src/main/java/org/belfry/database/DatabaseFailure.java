package org.belfry.database;

import java.sql.SQLException;

/** A statement failed; the transaction is lost. */
public final class DatabaseFailure extends RuntimeException {
    DatabaseFailure(SQLException cause) {
        super(cause);
    }
}
