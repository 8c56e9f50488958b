package org.belfry.incoming.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.incoming.Errand;
import org.jspecify.annotations.Nullable;

/**
 * Leases receipts that are due. A lease is a time in {@code due_at} before which nobody else takes it, and a fence that
 * grows by one, so that whoever comes too late writes nothing.
 */
public final class DueReceipts {
    /** Several ask at once, and each candidate goes to one of them. */
    private static final int CANDIDATES = 32;

    private final Rows rows;

    public DueReceipts(Rows rows) {
        this.rows = rows;
    }

    /**
     * At most so many of those that {@code which} allows, the longest due first.
     *
     * @param which a condition on {@code crm_connection_id}, with {@code parameters}
     * @param read reads what was got; payloads of other candidates are not read
     */
    public <T> List<T> claim(
            int most, Duration lease, Function<Row, T> read, String which, @Nullable Object... parameters) {
        List<T> claimed = new ArrayList<>();
        for (Errand.Ticket ticket : candidates(most + CANDIDATES, which, parameters)) {
            if (claimed.size() == most) {
                break;
            }
            int got = rows.change(
                    "UPDATE receipt SET fence = fence + 1, due_at = " + in(lease)
                            + " WHERE id = ? AND fence = ? AND status = 'pending'",
                    ticket.receipt(),
                    ticket.fence());
            if (got > 0) {
                claimed.addAll(rows.list("SELECT * FROM receipt WHERE id = ?", read, ticket.receipt()));
            }
        }
        return claimed;
    }

    /** In the order of the index, named whole: for "due_at, id" alone both databases read and sort all that waits. */
    private List<Errand.Ticket> candidates(int most, String which, @Nullable Object... parameters) {
        return rows.list(
                "SELECT id, fence FROM receipt WHERE status = 'pending' AND " + which
                        + " AND due_at <= CURRENT_TIMESTAMP ORDER BY status, crm_connection_id, due_at, id FETCH FIRST "
                        + most + " ROWS ONLY",
                row -> new Errand.Ticket(row.number("id"), row.number("fence")),
                parameters);
    }

    /** The database's time so much later. */
    public static String in(Duration time) {
        return "CURRENT_TIMESTAMP + INTERVAL '" + time.toSeconds() + "' SECOND";
    }
}
