package org.belfry.delivery.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.StoredEvent;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.WebhookStatus;

/** Reads one row of {@link ClaimSql#COLUMNS}. */
final class ClaimedRow {
    private ClaimedRow() {}

    static Claimed read(ResultSet row) throws SQLException {
        Claimed.Subscription subscription = new Claimed.Subscription(
                new WebhookId(row.getLong(4)),
                row.getLong(5),
                WebhookStatus.named(row.getString(6)),
                Duration.ofMillis(Math.max(0, row.getLong(7))));
        byte[] actor = row.getBytes(12);
        StoredEvent event = new StoredEvent(
                new EventId(row.getString(8)),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                RawJson.stored(row.getBytes(11)),
                actor == null ? null : RawJson.stored(actor));
        return new Claimed(new DeliveryId(row.getLong(1)), row.getLong(2), row.getInt(3), subscription, event);
    }
}
