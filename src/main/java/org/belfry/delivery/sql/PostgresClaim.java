package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.belfry.delivery.Deliveries.Claim;

/**
 * Leases in one statement, from the queues of as many webhooks as are asked for. The candidates are MATERIALIZED: as a
 * subquery they may be evaluated again under another plan, and more than the limit be taken.
 */
final class PostgresClaim implements ClaimSql {
    private static final String CLAIM = "WITH c AS MATERIALIZED (SELECT q.id, w.id AS webhook_id, w.version"
            + " FROM unnest(?, ?) AS ask (webhook_id, room)"
            + " JOIN webhook w ON w.id = ask.webhook_id AND w.status = 'active'"
            + " AND (w.hold_until IS NULL OR w.hold_until <= CURRENT_TIMESTAMP)"
            + " CROSS JOIN LATERAL (SELECT r.id FROM delivery r WHERE r.webhook_id = w.id AND r.status = 'ready'"
            + " AND r.due_at <= CURRENT_TIMESTAMP ORDER BY r.due_at, r.id LIMIT ask.room FOR UPDATE SKIP LOCKED) q)"
            + " UPDATE delivery d SET owner = ?, fence = d.fence + 1, due_at = "
            + SqlFlavour.POSTGRESQL.millisFromNow()
            + " FROM c AS w JOIN delivery o ON o.id = w.id JOIN event e ON e.seq = o.event_seq"
            + " WHERE d.id = w.id RETURNING "
            + COLUMNS;

    @Override
    public List<LeasedRow> lease(Connection connection, Claim claim) throws SQLException {
        Long[] webhooks = new Long[claim.room().size()];
        Integer[] rooms = new Integer[webhooks.length];
        int[] next = {0};
        claim.room().forEach((webhook, room) -> {
            webhooks[next[0]] = webhook.value();
            rooms[next[0]++] = room;
        });
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("bigint", webhooks));
            statement.setArray(2, connection.createArrayOf("int", rooms));
            statement.setString(3, claim.lease().owner());
            statement.setLong(4, claim.lease().time().toMillis());
            List<LeasedRow> leased = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    leased.add(LeasedRow.read(rows));
                }
            }
            leased.sort(Comparator.comparingLong(row -> row.id().value()));
            return leased;
        }
    }
}
