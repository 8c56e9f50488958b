package org.belfry.delivery.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.StoredEvent;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;

/**
 * A delivery just leased, still without its payload.
 *
 * @param size of the payload, bytes
 */
record LeasedRow(
        DeliveryId id, long fence, Claimed.Tries tries, Claimed.Subscription subscription, long eventSeq, long size) {

    static LeasedRow read(ResultSet row) throws SQLException {
        return new LeasedRow(
                new DeliveryId(row.getLong(1)),
                row.getLong(2),
                new Claimed.Tries(row.getInt(3), row.getInt(4)),
                new Claimed.Subscription(new WebhookId(row.getLong(5)), row.getLong(7), Sql.templateId(row, 9)),
                row.getLong(6),
                row.getLong(8));
    }

    LeasedRow nextFence() {
        return new LeasedRow(id, fence + 1, tries, subscription, eventSeq, size);
    }

    Claimed with(StoredEvent event) {
        return new Claimed(id, fence, tries, subscription, event);
    }
}
