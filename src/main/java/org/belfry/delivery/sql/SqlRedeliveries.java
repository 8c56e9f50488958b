package org.belfry.delivery.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.Redeliveries;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;

/** Deliveries sent anew, in the database. A new fence makes results that are still to come too late. */
final class SqlRedeliveries implements Redeliveries {
    private static final String ANEW = "UPDATE delivery d SET status = 'ready', due_at = CURRENT_TIMESTAMP,"
            + " owner = NULL, fence = d.fence + 1, tries_before = d.attempts";
    private static final String RETRY =
            ANEW + " WHERE d.id = ? AND d.tenant = ? AND NOT d.test" + " AND (d.status <> 'ready' OR d.owner IS NULL)";
    private static final String ENDED = "d.status <> 'ready'";
    private static final String NO_TEST = "NOT d.test";

    private final CurrentTransaction sql;

    SqlRedeliveries(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public void retry(Tenant tenant, DeliveryId id) {
        sql.update(RETRY, id.value(), tenant.id());
    }

    @Override
    public int replay(DeliveryFilter filter) {
        FilterSql ended = new FilterSql(filter).and(ENDED).and(NO_TEST);
        return sql.on(connection -> {
            try (PreparedStatement update = connection.prepareStatement(ANEW + ended.where())) {
                ended.set(update);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public int matching(DeliveryFilter filter) {
        FilterSql ended = new FilterSql(filter).and(ENDED).and(NO_TEST);
        return sql.on(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT COUNT(*) FROM delivery d" + ended.where())) {
                ended.set(query);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    @Override
    public boolean cancel(Tenant tenant, DeliveryId id) {
        return sql.update(
                        "UPDATE delivery SET status = 'cancelled' WHERE id = ? AND tenant = ? AND status || '' = 'ready'"
                                + " AND owner IS NULL",
                        id.value(),
                        tenant.id())
                > 0;
    }
}
