package org.belfry.statistics.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.belfry.database.CurrentTransaction;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Statistics;
import org.belfry.statistics.Tally;

/** Statistics from what was added up and the tallies that wait, in one statement: neither twice nor not at all. */
public final class SqlStatistics implements Statistics {
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final CurrentTransaction sql;

    public SqlStatistics(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public SortedMap<Slot, Tally> read(Query query) {
        Granularity granularity = query.granularity();
        long webhook = query.webhook().value();
        Instant first = query.since() == null ? EVER : granularity.beginOf(query.since());
        Instant end = query.until() == null ? NEVER : end(granularity, query.until());
        Tally.Sheet sheet = new Tally.Sheet();
        List<Slotted> rows = sql.list(
                statement(granularity),
                row -> {
                    Slot slot = new Slot(query.webhook(), row.getString(1), CurrentTransaction.instant(row, 2));
                    return new Slotted(slot.in(granularity), TallyColumns.read(row, 3));
                },
                webhook,
                first,
                end,
                webhook,
                first,
                end);
        rows.forEach(row -> sheet.at(row.slot()).add(row.tally()));
        return sheet.tallies();
    }

    /** When the first span begins that does not begin before an instant. */
    private static Instant end(Granularity granularity, Instant until) {
        Instant begin = granularity.beginOf(until);
        return begin.equals(until)
                ? until
                : granularity.beginOf(
                        begin.plus(granularity == Granularity.DAY ? Duration.ofDays(1) : Duration.ofHours(1)));
    }

    private static String statement(Granularity granularity) {
        return "SELECT event_type, begin_at, " + TallyColumns.NAMES + " FROM statistics_" + granularity.wireName()
                + " WHERE webhook_id = ? AND begin_at >= ? AND begin_at < ? UNION ALL SELECT event_type, begin_at, "
                + TallyColumns.NAMES + " FROM statistics_tally WHERE webhook_id = ? AND begin_at >= ? AND begin_at < ?";
    }

    private record Slotted(Slot slot, Tally tally) {}
}
