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
 * Leases in one statement, from the queues of as many webhooks as are asked for. The candidates are an ARRAY: it is made
 * once, so no more than the limit is taken, and the planner thinks of ten rows and looks them up. Joined, they count as a
 * tenth of the queue for it, and it reads the whole table for every claim.
 */
final class PostgresClaim implements ClaimSql {
    private static final String CLAIM = "UPDATE delivery d SET owner = ?, fence = d.fence + 1, due_at = "
            + SqlFlavour.POSTGRESQL.millisFromNow()
            + " FROM webhook w, event e WHERE w.id = d.webhook_id AND e.seq = d.event_seq AND d.id = ANY (ARRAY("
            + "SELECT q.id FROM unnest(?, ?) AS ask (webhook_id, room)"
            + " JOIN webhook a ON a.id = ask.webhook_id AND a.status = 'active'"
            + " AND (a.hold_until IS NULL OR a.hold_until <= CURRENT_TIMESTAMP)"
            + " CROSS JOIN LATERAL (SELECT r.id FROM delivery r WHERE r.webhook_id = a.id AND r.status = 'ready'"
            + " AND r.due_at <= CURRENT_TIMESTAMP ORDER BY r.due_at, r.id LIMIT ask.room FOR UPDATE SKIP LOCKED) q))"
            + " RETURNING "
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
            statement.setString(1, claim.lease().owner());
            statement.setLong(2, claim.lease().time().toMillis());
            statement.setArray(3, connection.createArrayOf("bigint", webhooks));
            statement.setArray(4, connection.createArrayOf("int", rooms));
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
