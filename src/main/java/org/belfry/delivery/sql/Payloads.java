package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.StoredEvent;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;

/**
 * Adds the events to deliveries just leased: each is read once, however many webhooks it goes to. What does not fit
 * under the limit of bytes is given back before anybody has seen it.
 */
final class Payloads {
    private static final String EVENTS =
            "SELECT seq, id, type, occurred_at, data, actor FROM event WHERE seq = ANY (?)";
    private static final String GIVE_BACK =
            "UPDATE delivery SET owner = NULL, due_at = CURRENT_TIMESTAMP WHERE id = ? AND fence = ?";

    private Payloads() {}

    static List<Claimed> load(Connection connection, List<LeasedRow> leased, long mostBytes) throws SQLException {
        if (leased.isEmpty()) {
            return List.of();
        }
        int fitting = fitting(leased, mostBytes);
        giveBack(connection, leased.subList(fitting, leased.size()));
        List<LeasedRow> kept = leased.subList(0, fitting);
        Map<Long, StoredEvent> events = events(connection, kept);
        List<Claimed> claimed = new ArrayList<>(kept.size());
        for (LeasedRow row : kept) {
            StoredEvent event = events.get(row.eventSeq());
            if (event != null) {
                claimed.add(row.with(event));
            }
        }
        return claimed;
    }

    private static int fitting(List<LeasedRow> leased, long mostBytes) {
        long bytes = 0;
        for (int i = 0; i < leased.size(); i++) {
            bytes += leased.get(i).size();
            if (bytes > mostBytes && i > 0) {
                return i;
            }
        }
        return leased.size();
    }

    private static void giveBack(Connection connection, List<LeasedRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(GIVE_BACK)) {
            for (LeasedRow row : rows) {
                update.setLong(1, row.id().value());
                update.setLong(2, row.fence());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Map<Long, StoredEvent> events(Connection connection, List<LeasedRow> rows) throws SQLException {
        Long[] seqs = rows.stream().map(LeasedRow::eventSeq).distinct().toArray(Long[]::new);
        try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
            query.setArray(1, connection.createArrayOf("bigint", seqs));
            Map<Long, StoredEvent> events = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.put(row.getLong(1), event(row));
                }
            }
            return events;
        }
    }

    /** Reads a row that begins with sequence number, id, type, time, data and actor. */
    static StoredEvent event(ResultSet row) throws SQLException {
        byte[] actor = row.getBytes(6);
        return new StoredEvent(
                new EventId(row.getString(2)),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                RawJson.stored(row.getBytes(5)),
                actor == null ? null : RawJson.stored(actor));
    }
}
