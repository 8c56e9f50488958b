package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.belfry.delivery.Deliveries.Claim;

/** How deliveries are leased; the databases lock so differently that each has its own way. */
interface ClaimSql {
    /** What a claim reads of a leased delivery, in the order of {@link LeasedRow#read}. */
    String COLUMNS = "d.id, d.fence, d.attempts, d.tries_before, d.webhook_id, d.event_seq, w.version,"
            + " OCTET_LENGTH(e.data) + COALESCE(OCTET_LENGTH(e.actor), 0) AS size, d.template_id";

    /** Leases in the current transaction, longest due first within a webhook. */
    List<LeasedRow> lease(Connection connection, Claim claim) throws SQLException;

    static ClaimSql of(SqlFlavour flavour) {
        return switch (flavour) {
            case H2 -> new H2Claim();
            case POSTGRESQL -> new PostgresClaim();
        };
    }
}
