package org.belfry.fusion.sql;

import java.time.Duration;
import java.util.List;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.fusion.Load;
import org.belfry.fusion.Loads;
import org.belfry.incoming.Errand;
import org.belfry.incoming.sql.DueReceipts;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;

/** Receipts of connections, leased as all receipts are. */
public final class SqlLoads implements Loads {
    private static final RawJson NONE = ObjectText.listed(List.of());

    private final Rows rows;
    private final DueReceipts due;

    public SqlLoads(Rows rows) {
        this.rows = rows;
        this.due = new DueReceipts(rows);
    }

    @Override
    public long add(Fresh fresh, Duration later) {
        String warning = fresh.warning();
        long id = rows.next("receipt_ids");
        rows.change(
                "INSERT INTO receipt (id, tenant, crm_connection_id, received_at, event_type, sender, status, payload,"
                        + " by_hand, actions, errors, warnings, response, attempts, due_at, fence)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?, ?, ?, ?, 0, " + DueReceipts.in(later) + ", 0)",
                id,
                fresh.connection().tenant().id(),
                fresh.connection().id(),
                fresh.came().at(),
                "wpf_" + fresh.call().action().wireName(),
                fresh.came().sender(),
                fresh.status().wireName(),
                fresh.call().json(),
                NONE,
                NONE,
                warning == null ? NONE : ObjectText.listed(List.of(ObjectText.quoted(warning))),
                fresh.came().response());
        return id;
    }

    @Override
    public List<Waiting> waiting() {
        return rows.list(
                "SELECT DISTINCT tenant, crm_connection_id FROM receipt WHERE status = 'pending'"
                        + " AND crm_connection_id IS NOT NULL AND due_at <= CURRENT_TIMESTAMP",
                row -> new Waiting(row.text("tenant"), row.number("crm_connection_id")));
    }

    @Override
    public List<Load> claim(Waiting connection, int most, Duration lease) {
        return due.claim(most, lease, SqlLoads::read, "crm_connection_id = ?", connection.connection());
    }

    private static Load read(Row row) {
        return new Load(
                new Errand.Ticket(row.number("id"), row.number("fence")),
                new Tenant(row.text("tenant")),
                row.number("crm_connection_id"),
                row.json("payload"),
                new Load.Progress(row.count("attempts"), row.timeIfAny("first_attempt_at"), row.truth("by_hand")));
    }
}
