package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.belfry.delivery.Deliveries.Recorded;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.delivery.Settlement.Returned;

/**
 * Records what came of deliveries, many in one transaction. Every update names the fence of its lease, and one that
 * matches no row was overtaken: it leaves no attempt behind and counts for nothing.
 */
final class RecordSql {
    /**
     * The end of an update that only the owner of the lease can make, once. Its status is asked for so that PostgreSQL
     * looks the delivery up by key, as in {@link PostgresAttempted}.
     */
    static final String LEASED = " WHERE id = ? AND fence = ? AND owner IS NOT NULL AND status || '' = 'ready'";

    private final AttemptedSql attemptedSql;
    private final ReturnedSql returnedSql;
    private final HealthSql healthSql;

    RecordSql(SqlFlavour flavour, int failureThreshold) {
        this.attemptedSql = AttemptedSql.of(flavour);
        this.returnedSql = new ReturnedSql(flavour);
        this.healthSql = new HealthSql(flavour, failureThreshold);
    }

    Recorded record(Connection connection, List<Settlement> settlements) throws SQLException {
        List<Attempted> attempted = new ArrayList<>();
        List<Returned> returned = new ArrayList<>();
        for (Settlement settlement : settlements) {
            if (settlement instanceof Attempted attempt) {
                attempted.add(attempt);
            } else {
                returned.add((Returned) settlement);
            }
        }
        int lost = returned.isEmpty() ? 0 : returnedSql.record(connection, returned);
        List<Attempted> valid = attempted.isEmpty() ? List.of() : attemptedSql.record(connection, attempted);
        TallySql.record(connection, valid);
        HealthSql.Ailing ailing = healthSql.record(connection, valid);
        return new Recorded(lost + attempted.size() - valid.size(), ailing.failing(), ailing.gone());
    }
}
