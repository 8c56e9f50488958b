package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.belfry.delivery.Settlement.Returned;

/** Records deliveries that were claimed but not sent. */
final class ReturnedSql {
    private final String update;

    ReturnedSql(SqlFlavour flavour) {
        this.update = "UPDATE delivery SET due_at = " + flavour.millisFromNow() + ", owner = NULL" + RecordSql.LEASED;
    }

    /** Returns how many had lost their lease. */
    int record(Connection connection, List<Returned> returned) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (Returned each : returned) {
                statement.setLong(1, each.delay().toMillis());
                statement.setLong(2, each.claimed().id().value());
                statement.setLong(3, each.claimed().fence());
                statement.addBatch();
            }
            int lost = 0;
            for (int updated : statement.executeBatch()) {
                lost += 1 - updated;
            }
            return lost;
        }
    }
}
