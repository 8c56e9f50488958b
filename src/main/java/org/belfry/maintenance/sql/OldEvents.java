package org.belfry.maintenance.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.belfry.database.CurrentTransaction;

/**
 * Events that no delivery carries any more. They are kept a day longer than their deliveries, so that an event that goes is
 * never younger than the deliveries that were looked at.
 */
final class OldEvents extends AgedRows {
    private static final Duration LONGER = Duration.ofDays(1);
    private static final String OLD = "SELECT seq FROM event WHERE seq > ? AND seq <= ? AND created_at < ?";

    private final OldDeliveries deliveries;

    OldEvents(CurrentTransaction sql, OldDeliveries deliveries) {
        super(sql, new Table("event", "seq", "created_at"));
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Round begin(Instant before) {
        return super.begin(before.minus(LONGER));
    }

    /** Old deliveries that are left after theirs were let go are those that wait or were sent anew; few, as a rule. */
    @Override
    Clearing clearing(Instant before) {
        Instant ofDeliveries = before.plus(LONGER);
        Set<Long> carried = new HashSet<>(sql.list(
                "SELECT event_seq FROM delivery WHERE id <= ? AND created_at < ?",
                row -> row.getLong(1),
                deliveries.bound(ofDeliveries),
                ofDeliveries));
        return (after, last) -> {
            List<Long> old = sql.list(OLD, row -> row.getLong(1), after, last, before).stream()
                    .filter(seq -> !carried.contains(seq))
                    .toList();
            if (!old.isEmpty()) {
                sql.update("DELETE FROM event WHERE seq = ANY (?)", old);
            }
        };
    }
}
