package org.belfry.maintenance.sql;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.belfry.database.CurrentTransaction;

/** The tables of a day's attempts on PostgreSQL. Attempts elsewhere go with their deliveries. */
final class OldAttempts extends AgedDays {
    private static final String PREFIX = "attempt_";
    private static final String TABLES = "SELECT c.relname FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid"
            + " WHERE h.inhparent = to_regclass('attempt') AND c.relname ~ '^attempt_[0-9]{8}$' ORDER BY c.relname";

    private final CurrentTransaction sql;

    OldAttempts(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "attempts";
    }

    @Override
    List<LocalDate> days(LocalDate before) {
        if (!isPostgres()) {
            return List.of();
        }
        return sql
                .list(
                        TABLES,
                        row -> LocalDate.parse(
                                row.getString(1).substring(PREFIX.length()), DateTimeFormatter.BASIC_ISO_DATE))
                .stream()
                .filter(day -> day.isBefore(before))
                .toList();
    }

    /** Rather not at all than with everybody waiting: the table is tried again the next day. */
    @Override
    void clear(LocalDate day) {
        sql.update("SET LOCAL lock_timeout = '3s'");
        sql.update("DROP TABLE IF EXISTS " + PREFIX + DateTimeFormatter.BASIC_ISO_DATE.format(day));
    }

    private boolean isPostgres() {
        return sql.on(connection -> connection.getMetaData().getDatabaseProductName())
                .equals("PostgreSQL");
    }
}
