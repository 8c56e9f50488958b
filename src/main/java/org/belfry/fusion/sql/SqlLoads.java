package org.belfry.fusion.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.fusion.Load;
import org.belfry.fusion.Loads;
import org.belfry.incoming.Errand;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;

/** Receipts of connections, leased as all receipts are: by a time in {@code due_at} and a fence. */
public final class SqlLoads implements Loads {
    private static final int CANDIDATES = 32;
    private static final RawJson NONE = ObjectText.listed(List.of());

    private final Rows rows;

    public SqlLoads(Rows rows) {
        this.rows = rows;
    }

    @Override
    public long add(Fresh fresh, Duration later) {
        String warning = fresh.warning();
        long id = rows.next("receipt_ids");
        rows.change(
                "INSERT INTO receipt (id, tenant, crm_connection_id, received_at, event_type, sender, status, payload,"
                        + " by_hand, actions, errors, warnings, response, attempts, due_at, fence)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?, ?, ?, ?, 0, " + in(later) + ", 0)",
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

    private static String in(Duration time) {
        return "CURRENT_TIMESTAMP + INTERVAL '" + time.toSeconds() + "' SECOND";
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
        List<Errand.Ticket> candidates = rows.list(
                "SELECT id, fence FROM receipt WHERE status = 'pending' AND crm_connection_id = ?"
                        + " AND due_at <= CURRENT_TIMESTAMP ORDER BY status, crm_connection_id, due_at, id FETCH FIRST "
                        + (most + CANDIDATES) + " ROWS ONLY",
                row -> new Errand.Ticket(row.number("id"), row.number("fence")),
                connection.connection());
        List<Load> claimed = new ArrayList<>();
        for (Errand.Ticket ticket : candidates) {
            if (claimed.size() == most) {
                break;
            }
            int got = rows.change(
                    "UPDATE receipt SET fence = fence + 1, due_at = " + in(lease)
                            + " WHERE id = ? AND fence = ? AND status = 'pending'",
                    ticket.receipt(),
                    ticket.fence());
            if (got > 0) {
                claimed.addAll(rows.list("SELECT * FROM receipt WHERE id = ?", SqlLoads::read, ticket.receipt()));
            }
        }
        return claimed;
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
