package org.belfry.statistics.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.belfry.database.CurrentTransaction;
import org.belfry.kernel.WebhookId;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Tallies;
import org.belfry.statistics.Tally;

/**
 * Adds up tallies in the database. A tally goes in the transaction that adds it up, so that it counts once, whatever is
 * repeated or killed.
 */
public final class SqlTallies implements Tallies {
    private static final String READ = "SELECT webhook_id, event_type, begin_at, " + TallyColumns.NAMES
            + " FROM statistics_tally WHERE id = ANY (?) FOR UPDATE";
    private static final String FORGET = "DELETE FROM statistics_tally WHERE id = ANY (?)";

    private final CurrentTransaction sql;

    public SqlTallies(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public Backlog backlog(long above) {
        return sql.list(
                        "SELECT COUNT(*), COALESCE(MAX(id), 0) FROM statistics_tally WHERE id > ?",
                        row -> new Backlog(row.getLong(1), row.getLong(2)),
                        above)
                .get(0);
    }

    @Override
    public List<Long> oldest(long above, long newest, int most) {
        return sql.list(
                "SELECT id FROM statistics_tally WHERE id > ? AND id <= ? ORDER BY id LIMIT ?",
                row -> row.getLong(1),
                above,
                newest,
                most);
    }

    @Override
    public int addUp(List<Long> ids) {
        return sql.on(connection -> {
            List<Slotted> tallies = CurrentTransaction.list(
                    connection,
                    READ,
                    row -> new Slotted(
                            new Slot(
                                    new WebhookId(row.getLong(1)),
                                    row.getString(2),
                                    CurrentTransaction.instant(row, 3)),
                            TallyColumns.read(row, 4)),
                    ids);
            for (Granularity granularity : Granularity.values()) {
                Tally.Sheet sheet = new Tally.Sheet();
                tallies.forEach(each -> sheet.at(each.slot().in(granularity)).add(each.tally()));
                new SpanRows(granularity).add(connection, sheet);
            }
            forget(connection, ids, tallies.size());
            return tallies.size();
        });
    }

    private static void forget(Connection connection, List<Long> ids, int counted) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            if (delete.executeUpdate() != counted) {
                throw new IllegalStateException("Somebody else adds up the same tallies; nothing was added up here.");
            }
        }
    }

    private record Slotted(Slot slot, Tally tally) {}
}
