package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.belfry.delivery.Claimed.Subscription;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/** Who wants which events, as the current transaction sees it: nothing is remembered between transactions. */
final class Subscribers {
    private static final String QUERY = "SELECT e.event_type, w.id, w.version FROM webhook_event e"
            + " JOIN webhook w ON w.id = e.webhook_id"
            + " WHERE e.event_type = ANY (?) AND w.tenant = ? AND w.status = 'active' ORDER BY w.id";

    private final Map<Interest, List<Subscription>> found = new HashMap<>();

    private Subscribers() {}

    /** The active webhooks that want any of the events: one query for each tenant. */
    static Subscribers of(Connection connection, List<OutgoingEvent> events) throws SQLException {
        Map<Tenant, List<String>> types = events.stream()
                .collect(Collectors.groupingBy(
                        OutgoingEvent::tenant,
                        Collectors.mapping(outgoing -> outgoing.event().type(), Collectors.toList())));
        Subscribers subscribers = new Subscribers();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            for (Map.Entry<Tenant, List<String>> each : types.entrySet()) {
                Object[] distinct = each.getValue().stream().distinct().toArray();
                query.setArray(1, connection.createArrayOf("varchar", distinct));
                query.setString(2, each.getKey().id());
                subscribers.read(each.getKey(), query);
            }
        }
        return subscribers;
    }

    private void read(Tenant tenant, PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.computeIfAbsent(new Interest(tenant, row.getString(1)), interest -> new ArrayList<>())
                        .add(new Subscription(new WebhookId(row.getLong(2)), row.getLong(3)));
            }
        }
    }

    List<Subscription> of(OutgoingEvent outgoing) {
        return found.getOrDefault(
                new Interest(outgoing.tenant(), outgoing.event().type()), List.of());
    }

    private record Interest(Tenant tenant, String type) {}
}
