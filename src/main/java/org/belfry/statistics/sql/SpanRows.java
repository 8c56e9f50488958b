package org.belfry.statistics.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.belfry.database.CurrentTransaction;
import org.belfry.statistics.Count;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Tally;

/**
 * The rows of hours or days. Each is locked before it is changed, in an order that is the same everywhere. What was
 * counted for a webhook that does not exist is let go.
 */
final class SpanRows {
    private static final String KEY = " WHERE webhook_id = ? AND event_type = ? AND begin_at = ?";

    private final String table;

    SpanRows(Granularity granularity) {
        this.table = "statistics_" + granularity.wireName();
    }

    void add(Connection connection, Tally.Sheet sheet) throws SQLException {
        for (Map.Entry<Slot, Tally> entry : sheet.tallies().entrySet()) {
            Slot slot = entry.getKey();
            List<Tally> before = CurrentTransaction.list(
                    connection,
                    "SELECT " + TallyColumns.NAMES + " FROM " + table + KEY + " FOR UPDATE",
                    row -> TallyColumns.read(row, 1),
                    slot.webhook().value(),
                    slot.eventType(),
                    slot.begin());
            if (before.isEmpty()) {
                write(connection, insert(), slot, entry.getValue());
            } else {
                Tally whole = before.get(0);
                whole.add(entry.getValue());
                write(connection, update(), slot, whole);
            }
        }
    }

    private static void write(Connection connection, String statement, Slot slot, Tally tally) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(statement)) {
            int next = TallyColumns.set(write, 1, tally);
            write.setString(next, slot.eventType());
            write.setObject(next + 1, CurrentTransaction.utc(slot.begin()));
            write.setLong(next + 2, slot.webhook().value());
            write.executeUpdate();
        }
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
