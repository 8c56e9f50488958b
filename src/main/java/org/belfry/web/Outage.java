package org.belfry.web;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

/** Tells the absence of the database from mistakes of ours: the one is 503 and passes, the other is 500. */
public final class Outage {
    private Outage() {}

    /** Whether a failure comes from a database that cannot be reached, or from a pool that has no connection left. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResourceException || (cause instanceof SQLException sql && isOutage(sql))) {
                return true;
            }
        }
        return false;
    }

    /**
     * SQL states of class 08 (connection), and PostgreSQL's: class 53 (connections, memory or disk used up), going down or
     * starting up, and taking no writes, as a replica does.
     */
    private static boolean isOutage(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P0")
                || state.startsWith("53")
                || state.equals("25006");
    }
}
