package org.belfry.maintenance.sql;

import java.time.Instant;
import org.belfry.database.CurrentTransaction;

/** What came in and was dealt with. */
final class OldReceipts extends AgedRows {
    OldReceipts(CurrentTransaction sql) {
        super(sql, new Table("receipt", "id", "received_at"));
    }

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public Round begin(Instant before) {
        boolean isThere = sql.list(
                        "SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = 'receipt'",
                        row -> row.getLong(1) > 0)
                .get(0);
        return isThere ? super.begin(before) : NOTHING;
    }

    @Override
    Clearing clearing(Instant before) {
        return (after, last) -> sql.update(
                "DELETE FROM receipt WHERE id > ? AND id <= ? AND received_at < ? AND status <> 'pending'",
                after,
                last,
                before);
    }
}
