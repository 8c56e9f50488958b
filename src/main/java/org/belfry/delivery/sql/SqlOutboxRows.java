package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.belfry.database.CurrentTransaction;
import org.belfry.database.DatabaseFailure;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.EventIdRace;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.Lease;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/** Inserts events and their deliveries in batches, on a connection of the caller's transaction. */
final class SqlOutboxRows implements OutboxRows {
    private final CurrentTransaction sql;
    private final IdBlocks eventIds;
    private final IdBlocks deliveryIds;
    private final SqlFlavour flavour;
    private final String insertDelivery;

    SqlOutboxRows(CurrentTransaction sql, SqlFlavour flavour, IdBlocks eventIds, IdBlocks deliveryIds) {
        this.sql = sql;
        this.flavour = flavour;
        this.eventIds = eventIds;
        this.deliveryIds = deliveryIds;
        this.insertDelivery =
                "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type, status, test, owner, due_at, fence,"
                        + " attempts, created_at, template_id) VALUES (?, ?, ?, ?, ?, 'ready', FALSE, ?, "
                        + flavour.fromThisInstant() + ", 0, 0, ?, ?)";
    }

    @Override
    public Inserted insert(List<OutgoingEvent> events, Function<WebhookId, Optional<Lease>> leases) {
        try {
            return sql.on(connection -> new Insertion(connection, leases).insert(events));
        } catch (DatabaseFailure e) {
            throw e.isUniqueViolation() ? new EventIdRace(e) : e;
        }
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

    /** One insert of many events; a webhook's lease is asked for once, so that its deliveries share one fate. */
    private final class Insertion {
        private final Connection connection;
        private final Function<WebhookId, Optional<Lease>> leases;
        private final Map<WebhookId, Optional<Lease>> given = new HashMap<>();
        private final List<Claimed> leased = new ArrayList<>();
        private final Set<WebhookId> waiting = new HashSet<>();

        Insertion(Connection connection, Function<WebhookId, Optional<Lease>> leases) {
            this.connection = connection;
            this.leases = leases;
        }

        Inserted insert(List<OutgoingEvent> events) throws SQLException {
            Subscribers subscribers = Subscribers.of(connection, events);
            try (PreparedStatement event = connection.prepareStatement(EventRows.INSERT);
                    PreparedStatement delivery = connection.prepareStatement(insertDelivery)) {
                for (OutgoingEvent outgoing : events) {
                    long seq = eventIds.next(connection);
                    EventRows.add(event, seq, outgoing);
                    for (Claimed.Subscription subscription : subscribers.of(outgoing)) {
                        Optional<Lease> lease = given.computeIfAbsent(
                                subscription.webhook(),
                                webhook -> subscribers.leavesAlone(webhook) ? Optional.empty() : leases.apply(webhook));
                        add(delivery, subscription, seq, outgoing, lease);
                    }
                }
                event.executeBatch();
                if (!given.isEmpty()) {
                    delivery.executeBatch();
                }
            }
            return new Inserted(leased, waiting);
        }

        private void add(
                PreparedStatement insert,
                Claimed.Subscription subscription,
                long eventSeq,
                OutgoingEvent outgoing,
                Optional<Lease> lease)
                throws SQLException {
            WebhookId webhook = subscription.webhook();
            long id = deliveryIds.next(connection);
            insert.setLong(1, id);
            insert.setString(2, outgoing.tenant().id());
            insert.setLong(3, webhook.value());
            insert.setLong(4, eventSeq);
            insert.setString(5, outgoing.event().type());
            if (lease.isPresent()) {
                insert.setString(6, lease.get().owner());
                leased.add(new Claimed(new DeliveryId(id), 0, Claimed.Tries.NONE, subscription, outgoing.event()));
            } else {
                insert.setNull(6, Types.VARCHAR);
                waiting.add(webhook);
            }
            insert.setLong(
                    7,
                    flavour.millisFromThisInstant(
                            lease.map(each -> each.time().toMillis()).orElse(0L)));
            insert.setObject(8, CurrentTransaction.utc(outgoing.takenAt()));
            Sql.setTemplate(insert, 9, subscription.template());
            insert.addBatch();
        }
    }
}
