package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries.Claim;
import org.belfry.kernel.WebhookId;

/**
 * Leases with {@code SKIP LOCKED}, so that nodes do not wait for one another. The candidates are materialized: planned
 * as a subquery, PostgreSQL may run them once per row and lease more than the limit.
 */
final class PostgresClaim implements ClaimSql {
    private static final String CLAIM = "WITH c AS MATERIALIZED ("
            + " SELECT id FROM delivery WHERE status = 'ready' AND due_at <= CURRENT_TIMESTAMP"
            + " AND webhook_id <> ALL (?) ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED)"
            + " UPDATE delivery d SET owner = ?, fence = d.fence + 1, due_at = "
            + SqlFlavour.POSTGRESQL.millisFromNow()
            + " FROM c JOIN delivery o ON o.id = c.id JOIN event e ON e.seq = o.event_seq"
            + " JOIN webhook w ON w.id = o.webhook_id WHERE d.id = c.id RETURNING "
            + COLUMNS.formatted(SqlFlavour.POSTGRESQL.millisUntil("w.hold_until"));

    @Override
    public List<Claimed> claim(Connection connection, Claim claim) throws SQLException {
        Long[] except = claim.except().stream().map(WebhookId::value).toArray(Long[]::new);
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("bigint", except));
            statement.setInt(2, claim.limit());
            statement.setString(3, claim.owner());
            statement.setLong(4, claim.leaseFor().toMillis());
            List<Claimed> claimed = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(ClaimedRow.read(rows));
                }
            }
            return claimed;
        }
    }
}
