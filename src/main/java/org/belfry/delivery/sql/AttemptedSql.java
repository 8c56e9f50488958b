package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.retry.NextStep;

/** Records deliveries that were sent, with their attempts. */
interface AttemptedSql {
    /** Returns those whose lease was still valid; the others have left no trace. */
    List<Attempted> record(Connection connection, List<Attempted> attempted) throws SQLException;

    static AttemptedSql of(SqlFlavour flavour) {
        return switch (flavour) {
            case H2 -> new H2Attempted();
            case POSTGRESQL -> new PostgresAttempted();
        };
    }

    static DeliveryStatus status(NextStep next) {
        if (next instanceof NextStep.Succeed) {
            return DeliveryStatus.SUCCESS;
        }
        return next instanceof NextStep.RetryIn ? DeliveryStatus.READY : DeliveryStatus.FAILED;
    }

    static Duration delay(NextStep next) {
        return next instanceof NextStep.RetryIn retry ? retry.delay() : Duration.ZERO;
    }
}
