package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.retry.NextStep;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Tally;
import org.belfry.statistics.sql.TallyRows;

/**
 * Counts recorded results in the transaction that records them: one row for each webhook, event type and hour of the
 * batch, so that many results cost little more than one.
 */
final class TallySql {
    private TallySql() {}

    static void record(Connection connection, List<Attempted> attempted) throws SQLException {
        Tally.Sheet sheet = new Tally.Sheet();
        for (Attempted each : attempted) {
            Attempt attempt = each.attempt();
            Slot hour =
                    Slot.hourOf(each.claimed().webhook(), each.claimed().event().type(), attempt.startedAt());
            sheet.at(hour)
                    .see(new Tally.Seen(
                            attempt.number(), ending(each.next()), attempt.status(), attempt.durationMillis()));
        }
        TallyRows.insert(connection, sheet);
    }

    private static Tally.Ending ending(NextStep next) {
        if (next instanceof NextStep.Succeed) {
            return Tally.Ending.SUCCESS;
        }
        return next instanceof NextStep.RetryIn ? Tally.Ending.NONE : Tally.Ending.FAILURE;
    }
}
