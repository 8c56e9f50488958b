package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.delivery.EventIdRace;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.webhook.WebhookStatus;

/** Inserts events and their deliveries in batches, on a connection of the caller's transaction. */
final class SqlOutboxRows implements OutboxRows {
    private static final String INSERT_DELIVERY =
            "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type, status, test, due_at, fence, attempts,"
                    + " created_at) VALUES (?, ?, ?, ?, ?, 'ready', FALSE, CURRENT_TIMESTAMP, 0, 0, ?)";

    private final Sql sql;
    private final IdBlocks eventIds;
    private final IdBlocks deliveryIds;

    SqlOutboxRows(Sql sql, IdBlocks eventIds, IdBlocks deliveryIds) {
        this.sql = sql;
        this.eventIds = eventIds;
        this.deliveryIds = deliveryIds;
    }

    @Override
    public void insert(List<OutgoingEvent> events) {
        try {
            insertAll(events);
        } catch (DatabaseTrouble e) {
            throw e.isUniqueViolation() ? new EventIdRace(e) : e;
        }
    }

    private void insertAll(List<OutgoingEvent> events) {
        sql.on(connection -> {
            Map<Interest, List<Long>> subscribers = subscribers(connection, events);
            try (PreparedStatement event = connection.prepareStatement(EventRows.INSERT);
                    PreparedStatement delivery = connection.prepareStatement(INSERT_DELIVERY)) {
                boolean wanted = false;
                for (OutgoingEvent outgoing : events) {
                    long seq = eventIds.next(connection);
                    EventRows.add(event, seq, outgoing);
                    for (long webhook : subscribers.getOrDefault(Interest.in(outgoing), List.of())) {
                        addDelivery(delivery, deliveryIds.next(connection), webhook, seq, outgoing);
                        wanted = true;
                    }
                }
                event.executeBatch();
                if (wanted) {
                    delivery.executeBatch();
                }
            }
            return events.size();
        });
    }

    private static Map<Interest, List<Long>> subscribers(Connection connection, List<OutgoingEvent> events)
            throws SQLException {
        Set<Interest> interests = new HashSet<>();
        events.forEach(event -> interests.add(Interest.in(event)));
        Map<Interest, List<Long>> subscribers = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT w.id FROM webhook_event e"
                + " JOIN webhook w ON w.id = e.webhook_id WHERE e.event_type = ? AND w.tenant = ? AND w.status = ?"
                + " ORDER BY w.id")) {
            for (Interest interest : interests) {
                query.setString(1, interest.type());
                query.setString(2, interest.tenant().id());
                query.setString(3, WebhookStatus.ACTIVE.wireName());
                try (ResultSet rows = query.executeQuery()) {
                    List<Long> webhooks = new ArrayList<>();
                    while (rows.next()) {
                        webhooks.add(rows.getLong(1));
                    }
                    subscribers.put(interest, webhooks);
                }
            }
        }
        return subscribers;
    }

    private static void addDelivery(
            PreparedStatement insert, long id, long webhook, long eventSeq, OutgoingEvent outgoing)
            throws SQLException {
        insert.setLong(1, id);
        insert.setString(2, outgoing.tenant().id());
        insert.setLong(3, webhook);
        insert.setLong(4, eventSeq);
        insert.setString(5, outgoing.event().type());
        insert.setObject(6, Sql.utc(outgoing.takenAt()));
        insert.addBatch();
    }

    @Override
    public Map<EventId, Fingerprint> stored(Tenant tenant, Set<EventId> ids) {
        return sql.on(connection -> {
            Map<EventId, Fingerprint> stored = new HashMap<>();
            String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT id, fingerprint FROM event WHERE tenant = ? AND id IN (" + marks + ")")) {
                query.setString(1, tenant.id());
                int index = 2;
                for (EventId id : ids) {
                    query.setString(index++, id.value());
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        stored.put(new EventId(rows.getString(1)), Fingerprint.of(rows.getBytes(2)));
                    }
                }
            }
            return stored;
        });
    }

    /** Who is asked for: the subscribers of one event type of one tenant. */
    private record Interest(Tenant tenant, String type) {
        static Interest in(OutgoingEvent outgoing) {
            return new Interest(outgoing.tenant(), outgoing.event().type());
        }
    }
}
