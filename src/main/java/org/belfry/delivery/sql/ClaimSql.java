package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries.Claim;

/** How deliveries are leased; the databases lock so differently that each has its own way. */
interface ClaimSql {
    /** What a claim reads of a leased delivery, in the order of {@link ClaimedRow}. */
    String COLUMNS = "d.id, d.fence, d.attempts, d.webhook_id, w.version, w.status, %s AS held_ms,"
            + " e.id, e.type, e.occurred_at, e.data, e.actor";

    /** Leases and reads, at most {@code claim.limit()} deliveries, in the current transaction. */
    List<Claimed> claim(Connection connection, Claim claim) throws SQLException;

    static ClaimSql of(SqlFlavour flavour) {
        return switch (flavour) {
            case H2 -> new H2Claim();
            case POSTGRESQL -> new PostgresClaim();
        };
    }
}
