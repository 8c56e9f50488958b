package org.belfry.maintenance.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.belfry.database.CurrentTransaction;

/** Statistics by hour; those by day are kept for ever. */
final class OldHours extends AgedDays {
    private final CurrentTransaction sql;

    OldHours(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "hours";
    }

    @Override
    List<LocalDate> days(LocalDate before) {
        return sql
                .list(
                        "SELECT DISTINCT begin_at FROM statistics_hour WHERE begin_at < ? ORDER BY begin_at",
                        row -> LocalDate.ofInstant(CurrentTransaction.instant(row, 1), ZoneOffset.UTC),
                        midnight(before))
                .stream()
                .distinct()
                .toList();
    }

    @Override
    void clear(LocalDate day) {
        sql.update(
                "DELETE FROM statistics_hour WHERE begin_at >= ? AND begin_at < ?",
                midnight(day),
                midnight(day.plusDays(1)));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
