package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belfry.delivery.Claimed.Subscription;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/**
 * Who wants which events, as the current transaction sees it: nothing is remembered between transactions. Who wants
 * everything is asked for with the same query; which events that is, its dialect says.
 */
final class Subscribers {
    private static final String QUERY = "SELECT e.event_type, w.id, w.version, w.template_id, w.dialect,"
            + " CASE WHEN w.hold_until > CURRENT_TIMESTAMP THEN 1 ELSE 0 END FROM webhook_event e"
            + " JOIN webhook w ON w.id = e.webhook_id"
            + " WHERE e.event_type = ANY (?) AND w.tenant = ? AND w.status = 'active'";

    private final Map<Interest, List<Wish>> found = new HashMap<>();
    private final Map<Interest, Collection<Subscription>> answers = new HashMap<>();
    private final Set<WebhookId> leftAlone = new HashSet<>();

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
                Object[] wanted = Stream.concat(Stream.of(Dialect.EVERYTHING), each.getValue().stream())
                        .distinct()
                        .toArray();
                query.setArray(1, connection.createArrayOf("varchar", wanted));
                query.setString(2, each.getKey().id());
                subscribers.read(each.getKey(), query);
            }
        }
        return subscribers;
    }

    private void read(Tenant tenant, PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Subscription subscription =
                        new Subscription(new WebhookId(row.getLong(2)), row.getLong(3), Sql.templateId(row, 4));
                found.computeIfAbsent(new Interest(tenant, row.getString(1)), interest -> new ArrayList<>())
                        .add(new Wish(subscription, row.getString(5)));
                if (row.getInt(6) == 1) {
                    leftAlone.add(subscription.webhook());
                }
            }
        }
    }

    /** Each webhook once, in the order of their ids. */
    Collection<Subscription> of(OutgoingEvent outgoing) {
        return answers.computeIfAbsent(
                new Interest(outgoing.tenant(), outgoing.event().type()), this::answer);
    }

    private Collection<Subscription> answer(Interest interest) {
        Map<Long, Subscription> all = new TreeMap<>();
        wishes(interest).forEach(wish -> all.put(wish.webhook(), wish.subscription));
        wishes(new Interest(interest.tenant, Dialect.EVERYTHING)).stream()
                .filter(wish -> wish.covers(interest.type))
                .forEach(wish -> all.put(wish.webhook(), wish.subscription));
        return all.values();
    }

    private List<Wish> wishes(Interest interest) {
        return found.getOrDefault(interest, List.of());
    }

    /** Whether its destination asked to be left alone for now. */
    boolean leavesAlone(WebhookId webhook) {
        return leftAlone.contains(webhook);
    }

    private record Interest(Tenant tenant, String type) {}

    /** What one webhook has subscribed to. */
    private record Wish(Subscription subscription, String dialect) {
        long webhook() {
            return subscription.webhook().value();
        }

        boolean covers(String type) {
            return Dialect.named(dialect)
                    .filter(known -> known.everythingCovers(type))
                    .isPresent();
        }
    }
}
