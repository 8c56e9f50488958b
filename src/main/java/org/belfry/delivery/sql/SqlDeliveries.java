package org.belfry.delivery.sql;

import java.util.List;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Settlement;
import org.belfry.kernel.WebhookId;

/**
 * Deliveries in the database. {@code due_at} is the one time of a waiting row: when it may be sent, and, while it has an
 * owner, when its lease ends; so an expired lease is simply due again.
 */
final class SqlDeliveries implements Deliveries {
    private final Sql sql;
    private final ClaimSql claimSql;
    private final RecordSql recordSql;

    /** @param failureThreshold failed deliveries in a row that disable a webhook */
    SqlDeliveries(Sql sql, SqlFlavour flavour, int failureThreshold) {
        this.sql = sql;
        this.claimSql = ClaimSql.of(flavour);
        this.recordSql = new RecordSql(flavour, failureThreshold);
    }

    @Override
    public List<Claimed> claim(Claim claim) {
        return sql.on(connection -> claimSql.claim(connection, claim));
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

    /** Those under way are left to end by themselves; should they need a retry, they are parked when it is due. */
    @Override
    public int park(WebhookId webhook) {
        return sql.update(
                "UPDATE delivery SET status = 'parked' WHERE webhook_id = ? AND status = 'ready' AND owner IS NULL",
                webhook.value());
    }

    @Override
    public int resume(WebhookId webhook) {
        return sql.update(
                "UPDATE delivery SET status = 'ready' WHERE webhook_id = ? AND status = 'parked'", webhook.value());
    }

    @Override
    public int cancel(WebhookId webhook) {
        return sql.update(
                "UPDATE delivery SET status = 'cancelled' WHERE webhook_id = ? AND status IN ('ready', 'parked')"
                        + " AND owner IS NULL",
                webhook.value());
    }
}
