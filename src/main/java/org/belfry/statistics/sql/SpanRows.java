package org.belfry.statistics.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.belfry.database.CurrentTransaction;
import org.belfry.kernel.WebhookId;
import org.belfry.statistics.Count;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Tally;

/**
 * The rows of hours or days. All between the first and the last are locked before some are changed, in an order that is
 * the same everywhere. What was counted for a webhook that does not exist is let go.
 */
final class SpanRows {
    private final String table;

    SpanRows(Granularity granularity) {
        this.table = "statistics_" + granularity.wireName();
    }

    void add(Connection connection, Tally.Sheet sheet) throws SQLException {
        if (sheet.tallies().isEmpty()) {
            return;
        }
        Map<Slot, Tally> there = locked(connection, sheet.tallies().keySet());
        try (PreparedStatement insert = connection.prepareStatement(insert());
                PreparedStatement update = connection.prepareStatement(update())) {
            for (Map.Entry<Slot, Tally> entry : sheet.tallies().entrySet()) {
                Tally whole = there.get(entry.getKey());
                if (whole == null) {
                    add(insert, entry.getKey(), entry.getValue());
                } else {
                    whole.add(entry.getValue());
                    add(update, entry.getKey(), whole);
                }
            }
            insert.executeBatch();
            update.executeBatch();
        }
    }

    private Map<Slot, Tally> locked(Connection connection, Set<Slot> slots) throws SQLException {
        List<Instant> begins = slots.stream().map(Slot::begin).sorted().toList();
        Map<Slot, Tally> found = new HashMap<>();
        var unused = CurrentTransaction.list(
                connection,
                "SELECT webhook_id, event_type, begin_at, " + TallyColumns.NAMES + " FROM " + table
                        + " WHERE webhook_id = ANY (?) AND begin_at >= ? AND begin_at <= ?"
                        + " ORDER BY webhook_id, event_type, begin_at FOR UPDATE",
                row -> found.put(
                        new Slot(new WebhookId(row.getLong(1)), row.getString(2), CurrentTransaction.instant(row, 3)),
                        TallyColumns.read(row, 4)),
                slots.stream().map(slot -> slot.webhook().value()).collect(Collectors.toSet()),
                begins.get(0),
                begins.get(begins.size() - 1));
        return found;
    }

    private static void add(PreparedStatement batch, Slot slot, Tally tally) throws SQLException {
        int next = TallyColumns.set(batch, 1, tally);
        batch.setString(next, slot.eventType());
        batch.setObject(next + 1, CurrentTransaction.utc(slot.begin()));
        batch.setLong(next + 2, slot.webhook().value());
        batch.addBatch();
    }

    private String insert() {
        String values = "CAST(? AS BIGINT), ".repeat(Count.values().length) + "CAST(? AS VARCHAR)";
        return "INSERT INTO " + table + " (" + TallyColumns.NAMES
                + ", event_type, begin_at, webhook_id, tenant) SELECT " + values
                + ", CAST(? AS VARCHAR), CAST(? AS TIMESTAMP WITH TIME ZONE), id, tenant FROM webhook WHERE id = ?";
    }

    private String update() {
        return "UPDATE " + table + " SET " + TallyColumns.NAMES.replace(",", " = ?,")
                + " = ? WHERE event_type = ? AND begin_at = ? AND webhook_id = ?";
    }
}
