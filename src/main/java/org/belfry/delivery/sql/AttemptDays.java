package org.belfry.delivery.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.belfry.database.CurrentTransaction;

/**
 * The tables that hold one day's attempts each on PostgreSQL, so that purging a day is dropping a table. Attempts of a
 * day without a table of its own are kept too, in {@code attempt_other}; so making tables late loses nothing.
 */
final class AttemptDays {
    private static final Logger LOG = System.getLogger(AttemptDays.class.getName());
    /** Nodes that start together make tables one after the other. */
    private static final String ONE_NODE_AT_A_TIME = "SELECT pg_advisory_xact_lock(3243210)";

    private final CurrentTransaction sql;

    AttemptDays(CurrentTransaction sql) {
        this.sql = sql;
    }

    /** Makes the tables of the days from one on that are still missing; returns how many. */
    int make(LocalDate first, int days) {
        return sql.on(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(ONE_NODE_AT_A_TIME);
                int made = 0;
                for (LocalDate day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
                    if (!exists(connection, table(day)) && isFree(connection, day)) {
                        statement.execute("CREATE TABLE " + table(day) + " PARTITION OF attempt FOR VALUES FROM ("
                                + midnight(day) + ") TO (" + midnight(day.plusDays(1)) + ")");
                        made++;
                    }
                }
                return made;
            }
        });
    }

    private static String table(LocalDate day) {
        return "attempt_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static String midnight(LocalDate day) {
        return "'" + day + " 00:00:00+00'";
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        return holds(connection, "SELECT to_regclass('" + table + "') IS NOT NULL");
    }

    /** A day whose attempts have already gone to the common table keeps them there. */
    private static boolean isFree(Connection connection, LocalDate day) throws SQLException {
        boolean free = holds(
                connection,
                "SELECT NOT EXISTS (SELECT 1 FROM attempt_other WHERE started_at >= " + midnight(day)
                        + " AND started_at < " + midnight(day.plusDays(1)) + ")");
        if (!free) {
            LOG.log(Level.INFO, "Attempts of {0} stay in attempt_other: they were there before the day's table.", day);
        }
        return free;
    }

    private static boolean holds(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
