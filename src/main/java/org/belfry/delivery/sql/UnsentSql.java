package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Settlement;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.WebhookStatus;

/**
 * Records deliveries that were claimed but not sent. Whether one is parked is decided by the webhook's status as it is
 * now, and the webhook's row is locked meanwhile: else a delivery could be parked just after its webhook was resumed,
 * and wait for ever.
 */
final class UnsentSql {
    private final String update;

    UnsentSql(SqlFlavour flavour) {
        this.update = "UPDATE delivery SET status = ?, due_at = " + flavour.millisFromNow() + ", owner = NULL"
                + RecordSql.LEASED;
    }

    /** Returns how many had lost their lease. */
    int record(Connection connection, List<Settlement> unsent) throws SQLException {
        Map<WebhookId, DeliveryStatus> standing = standing(connection, unsent);
        int lost = 0;
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (Settlement each : unsent) {
                Duration delay = each instanceof Settlement.Postponed postponed ? postponed.delay() : Duration.ZERO;
                DeliveryStatus status =
                        standing.getOrDefault(each.claimed().subscription().webhook(), DeliveryStatus.READY);
                statement.setString(1, status.wireName());
                statement.setLong(2, delay.toMillis());
                statement.setLong(3, each.claimed().id().value());
                statement.setLong(4, each.claimed().fence());
                statement.addBatch();
            }
            for (int updated : statement.executeBatch()) {
                lost += 1 - updated;
            }
        }
        return lost;
    }

    private static Map<WebhookId, DeliveryStatus> standing(Connection connection, List<Settlement> unsent)
            throws SQLException {
        List<WebhookId> webhooks = unsent.stream()
                .filter(each -> !(each instanceof Settlement.Postponed))
                .map(each -> each.claimed().subscription().webhook())
                .distinct()
                .sorted(Comparator.comparingLong(WebhookId::value))
                .toList();
        Map<WebhookId, DeliveryStatus> standing = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT status FROM webhook WHERE id = ? FOR UPDATE")) {
            for (WebhookId webhook : webhooks) {
                query.setLong(1, webhook.value());
                try (ResultSet row = query.executeQuery()) {
                    standing.put(webhook, row.next() ? statusFor(row.getString(1)) : DeliveryStatus.CANCELLED);
                }
            }
        }
        return standing;
    }

    private static DeliveryStatus statusFor(String webhookStatus) {
        return switch (WebhookStatus.named(webhookStatus)) {
            case ACTIVE -> DeliveryStatus.READY;
            case INACTIVE, FAILED -> DeliveryStatus.PARKED;
            case DELETED -> DeliveryStatus.CANCELLED;
        };
    }
}
