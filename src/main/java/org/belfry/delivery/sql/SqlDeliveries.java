package org.belfry.delivery.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Settlement;
import org.belfry.kernel.WebhookId;

/**
 * Deliveries in the database. {@code due_at} is the one time of a waiting row: when it may be sent, and, while it has an
 * owner, when its lease ends; so an expired lease is simply due again.
 */
final class SqlDeliveries implements Deliveries {
    private static final String ACTIVE = "SELECT id FROM webhook WHERE id = ANY (?) AND status = 'active'";
    private static final String CANCEL_ORPHANS = "UPDATE delivery SET status = 'cancelled', owner = NULL,"
            + " fence = fence + 1 WHERE id IN (SELECT d.id FROM webhook w JOIN delivery d ON d.webhook_id = w.id"
            + " WHERE w.status = 'deleted' AND d.status = 'ready'"
            + " AND (d.owner IS NULL OR d.due_at <= CURRENT_TIMESTAMP) LIMIT ?)";

    private final CurrentTransaction sql;
    private final ClaimSql claimSql;
    private final RecordSql recordSql;
    private final String waiting;

    /** @param failureThreshold failed deliveries in a row that disable a webhook */
    SqlDeliveries(CurrentTransaction sql, SqlFlavour flavour, int failureThreshold) {
        this.sql = sql;
        this.claimSql = ClaimSql.of(flavour);
        this.recordSql = new RecordSql(flavour, failureThreshold);
        this.waiting = "SELECT id, " + flavour.millisUntil("due_at") + ", " + flavour.millisUntil("hold_until")
                + " FROM (SELECT w.id, w.hold_until, (SELECT d.due_at FROM delivery d WHERE d.status = 'ready'"
                + " AND d.webhook_id = w.id ORDER BY d.status, d.webhook_id, d.due_at LIMIT 1) AS due_at"
                + " FROM webhook w WHERE w.status = 'active') q WHERE due_at IS NOT NULL";
    }

    @Override
    public List<Claimed> claim(Claim claim) {
        return sql.on(connection -> Payloads.load(connection, claimSql.lease(connection, claim), claim.mostBytes()));
    }

    @Override
    public List<Waiting> waiting() {
        return sql.on(connection -> {
            try (PreparedStatement query = connection.prepareStatement(waiting);
                    ResultSet row = query.executeQuery()) {
                List<Waiting> queues = new ArrayList<>();
                while (row.next()) {
                    long held = row.getLong(3);
                    queues.add(new Waiting(
                            new WebhookId(row.getLong(1)), Duration.ofMillis(Math.max(row.getLong(2), held))));
                }
                return queues;
            }
        });
    }

    @Override
    public Set<WebhookId> active(Set<WebhookId> webhooks) {
        Long[] ids = webhooks.stream().map(WebhookId::value).toArray(Long[]::new);
        return sql.on(connection -> {
            try (PreparedStatement query = connection.prepareStatement(ACTIVE)) {
                query.setArray(1, connection.createArrayOf("bigint", ids));
                Set<WebhookId> active = new HashSet<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        active.add(new WebhookId(row.getLong(1)));
                    }
                }
                return active;
            }
        });
    }

    @Override
    public Recorded record(List<Settlement> settlements) {
        return sql.on(connection -> recordSql.record(connection, settlements));
    }

    @Override
    public int release(String owner) {
        return sql.update(
                "UPDATE delivery SET owner = NULL, fence = fence + 1, due_at = CURRENT_TIMESTAMP"
                        + " WHERE status = 'ready' AND owner = ?",
                owner);
    }

    @Override
    public void forgive(WebhookId webhook) {
        sql.update("UPDATE webhook SET consecutive_failures = 0, hold_until = NULL WHERE id = ?", webhook.value());
    }

    @Override
    public int cancel(WebhookId webhook) {
        return sql.update(
                "UPDATE delivery SET status = 'cancelled' WHERE webhook_id = ? AND status = 'ready' AND owner IS NULL",
                webhook.value());
    }

    @Override
    public int cancelOrphans(int limit) {
        return sql.update(CANCEL_ORPHANS, limit);
    }
}
