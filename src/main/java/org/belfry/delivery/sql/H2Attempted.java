package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Settlement.Attempted;

/** One statement a row, in two batches: within the process a statement costs little. */
final class H2Attempted implements AttemptedSql {
    private static final String UPDATE = "UPDATE delivery SET status = ?, due_at = " + SqlFlavour.H2.millisFromNow()
            + ", owner = NULL, attempts = attempts + 1, response_code = ?, response_time = ?, error = ?,"
            + " attempted_at = ?" + RecordSql.LEASED;

    @Override
    public List<Attempted> record(Connection connection, List<Attempted> attempted) throws SQLException {
        List<Attempted> valid = new ArrayList<>(attempted.size());
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            for (Attempted each : attempted) {
                addUpdate(statement, each);
            }
            int[] updated = statement.executeBatch();
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 1) {
                    valid.add(attempted.get(i));
                }
            }
        }
        insertAttempts(connection, valid);
        return valid;
    }

    private static void addUpdate(PreparedStatement statement, Attempted each) throws SQLException {
        Attempt attempt = each.attempt();
        statement.setString(1, AttemptedSql.status(each.next()).wireName());
        statement.setLong(2, AttemptedSql.delay(each.next()).toMillis());
        Sql.setInt(statement, 3, attempt.status());
        statement.setInt(4, attempt.durationMillis());
        statement.setString(5, AttemptRows.errorWord(attempt));
        statement.setObject(6, CurrentTransaction.utc(attempt.startedAt()));
        statement.setLong(7, each.claimed().id().value());
        statement.setLong(8, each.claimed().fence());
        statement.addBatch();
    }

    private static void insertAttempts(Connection connection, List<Attempted> attempted) throws SQLException {
        if (attempted.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(AttemptRows.INSERT)) {
            for (Attempted each : attempted) {
                AttemptRows.set(insert, each.attempt());
                insert.setLong(8, each.claimed().id().value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
