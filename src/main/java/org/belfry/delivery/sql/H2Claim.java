package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.belfry.delivery.Deliveries.Claim;
import org.belfry.kernel.WebhookId;

/**
 * Leases without locks: reads candidates, then updates those whose fence is still the one that was read. With
 * {@code FOR UPDATE SKIP LOCKED} and a limit, H2 locks every row that matches.
 */
final class H2Claim implements ClaimSql {
    private static final String CANDIDATES = "SELECT " + COLUMNS
            + " FROM (SELECT id, fence, attempts, tries_before, webhook_id, event_seq, template_id FROM delivery WHERE status = 'ready'"
            + " AND webhook_id = ? AND due_at <= CURRENT_TIMESTAMP"
            + " ORDER BY status, webhook_id, due_at, id LIMIT ?) d"
            + " JOIN event e ON e.seq = d.event_seq JOIN webhook w ON w.id = d.webhook_id"
            + " WHERE w.status = 'active' AND (w.hold_until IS NULL OR w.hold_until <= CURRENT_TIMESTAMP)";
    private static final String LEASE = "UPDATE delivery SET owner = ?, fence = fence + 1, due_at = "
            + SqlFlavour.H2.millisFromNow() + " WHERE id = ? AND fence = ? AND status = 'ready'";

    @Override
    public List<LeasedRow> lease(Connection connection, Claim claim) throws SQLException {
        List<LeasedRow> candidates = candidates(connection, claim);
        if (candidates.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement lease = connection.prepareStatement(LEASE)) {
            for (LeasedRow candidate : candidates) {
                lease.setString(1, claim.lease().owner());
                lease.setLong(2, claim.lease().time().toMillis());
                lease.setLong(3, candidate.id().value());
                lease.setLong(4, candidate.fence());
                lease.addBatch();
            }
            return leased(candidates, lease.executeBatch());
        }
    }

    private static List<LeasedRow> candidates(Connection connection, Claim claim) throws SQLException {
        List<LeasedRow> candidates = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(CANDIDATES)) {
            for (Map.Entry<WebhookId, Integer> ask : claim.room().entrySet()) {
                query.setLong(1, ask.getKey().value());
                query.setInt(2, ask.getValue());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        candidates.add(LeasedRow.read(rows));
                    }
                }
            }
        }
        return candidates;
    }

    private static List<LeasedRow> leased(List<LeasedRow> candidates, int[] updated) {
        List<LeasedRow> leased = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 1) {
                leased.add(candidates.get(i).nextFence());
            }
        }
        return leased;
    }
}
