package org.belfry.maintenance.sql;

import java.util.List;
import org.belfry.database.CurrentTransaction;
import org.belfry.maintenance.Chore;

/** All that grows old, in the order of the job's steps. */
public final class Chores {
    private Chores() {}

    public static List<Chore> of(CurrentTransaction sql) {
        OldDeliveries deliveries = new OldDeliveries(sql);
        return List.of(
                new OldAttempts(sql),
                deliveries,
                new OldEvents(sql, deliveries),
                new OldReceipts(sql),
                new OldHours(sql),
                new OldJobs(sql));
    }
}
