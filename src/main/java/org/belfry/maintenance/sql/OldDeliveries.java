package org.belfry.maintenance.sql;

import java.time.Instant;
import java.util.List;
import org.belfry.database.CurrentTransaction;

/**
 * Deliveries that have ended, with their attempts. One that was sent anew lately is kept as long as a young one; one that
 * waits is kept for ever.
 */
final class OldDeliveries extends AgedRows {
    private static final String OLD = "SELECT id FROM delivery WHERE id > ? AND id <= ? AND status <> 'ready'"
            + " AND created_at < ? AND (attempted_at IS NULL OR attempted_at < ?)";

    OldDeliveries(CurrentTransaction sql) {
        super(sql, new Table("delivery", "id", "created_at"));
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    Clearing clearing(Instant before) {
        return (after, last) -> {
            // Locked, because its owner may have one sent anew at this very moment.
            List<Long> old = sql.list(OLD + " FOR UPDATE", row -> row.getLong(1), after, last, before, before);
            if (!old.isEmpty()) {
                sql.update("DELETE FROM attempt WHERE started_at < ? AND delivery_id = ANY (?)", before, old);
                sql.update("DELETE FROM delivery WHERE id = ANY (?)", old);
            }
        };
    }
}
