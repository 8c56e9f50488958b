package org.belfry.statistics.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.belfry.database.CurrentTransaction;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Tally;

/**
 * Keeps what one transaction counted. It only adds rows, so that nobody waits for anybody: adding up is left for later.
 */
public final class TallyRows {
    private static final String INSERT = "INSERT INTO statistics_tally (webhook_id, event_type, begin_at, "
            + TallyColumns.NAMES + ") VALUES (?, ?, ?, " + TallyColumns.HOLES + ")";

    private TallyRows() {}

    /** Inserts tallies of hours in the transaction of the connection. */
    public static void insert(Connection connection, Tally.Sheet sheet) throws SQLException {
        if (sheet.tallies().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Slot, Tally> entry : sheet.tallies().entrySet()) {
                insert.setLong(1, entry.getKey().webhook().value());
                insert.setString(2, entry.getKey().eventType());
                insert.setObject(3, CurrentTransaction.utc(entry.getKey().begin()));
                TallyColumns.set(insert, 4, entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
