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
 * Leases without locks: reads candidates, then updates those whose fence is still the one that was read. With
 * {@code FOR UPDATE SKIP LOCKED} and a limit, H2 locks every row that matches.
 */
final class H2Claim implements ClaimSql {
    private static final String CANDIDATES = "SELECT "
            + COLUMNS.formatted(SqlFlavour.H2.millisUntil("w.hold_until"))
            + " FROM (SELECT * FROM delivery WHERE status = 'ready' AND due_at <= CURRENT_TIMESTAMP"
            + " AND NOT (webhook_id = ANY (?)) ORDER BY status, due_at, id LIMIT ?) d"
            + " JOIN event e ON e.seq = d.event_seq JOIN webhook w ON w.id = d.webhook_id ORDER BY d.due_at, d.id";
    private static final String LEASE = "UPDATE delivery SET owner = ?, fence = fence + 1, due_at = "
            + SqlFlavour.H2.millisFromNow() + " WHERE id = ? AND fence = ? AND status = 'ready'";

    @Override
    public List<Claimed> claim(Connection connection, Claim claim) throws SQLException {
        List<Claimed> candidates = candidates(connection, claim);
        if (candidates.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement lease = connection.prepareStatement(LEASE)) {
            for (Claimed candidate : candidates) {
                lease.setString(1, claim.owner());
                lease.setLong(2, claim.leaseFor().toMillis());
                lease.setLong(3, candidate.id().value());
                lease.setLong(4, candidate.fence());
                lease.addBatch();
            }
            return leased(candidates, lease.executeBatch());
        }
    }

    private static List<Claimed> candidates(Connection connection, Claim claim) throws SQLException {
        Object[] except = claim.except().stream().map(WebhookId::value).toArray();
        try (PreparedStatement query = connection.prepareStatement(CANDIDATES)) {
            query.setArray(1, connection.createArrayOf("BIGINT", except));
            query.setInt(2, claim.limit());
            List<Claimed> candidates = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    candidates.add(ClaimedRow.read(rows));
                }
            }
            return candidates;
        }
    }

    private static List<Claimed> leased(List<Claimed> candidates, int[] updated) {
        List<Claimed> leased = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 1) {
                Claimed c = candidates.get(i);
                leased.add(new Claimed(c.id(), c.fence() + 1, c.attempts(), c.subscription(), c.event()));
            }
        }
        return leased;
    }
}
