package org.belfry.incoming.sql;

import java.util.List;
import java.util.Optional;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.incoming.IncomingWebhookId;
import org.belfry.incoming.Receipt;
import org.belfry.incoming.ReceiptStatus;
import org.belfry.incoming.Receipts;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** Receipts in a table; due is what the database's clock says. */
public final class SqlReceipts implements Receipts {
    static final RawJson NONE = ObjectText.listed(List.of());

    private static final String NEWEST_FIRST = " AND id < ? ORDER BY id DESC FETCH FIRST ";

    private final Rows rows;

    public SqlReceipts(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void add(Receipt.Fresh fresh) {
        fresh.forEachPayload(payload -> add(fresh, payload));
    }

    private void add(Receipt.Fresh fresh, @Nullable RawJson payload) {
        rows.change(
                "INSERT INTO receipt (id, tenant, incoming_webhook_id, received_at, event_type, sender, status, payload,"
                        + " by_hand, actions, errors, warnings, response, attempts, due_at, fence)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?, ?, ?, ?, 0, CURRENT_TIMESTAMP, 0)",
                rows.next("receipt_ids"),
                fresh.webhook().tenant().id(),
                fresh.webhook().id().value(),
                fresh.arrival().receivedAt(),
                fresh.arrival().eventType(),
                fresh.arrival().sender(),
                fresh.status().wireName(),
                payload,
                NONE,
                NONE,
                NONE,
                fresh.arrival().response());
    }

    @Override
    public List<Receipt> page(IncomingWebhookId webhook, @Nullable ReceiptStatus status, long before, int limit) {
        String condition = "SELECT * FROM receipt WHERE incoming_webhook_id = ?";
        return status == null
                ? rows.list(condition + NEWEST_FIRST + limit + " ROWS ONLY", SqlReceipts::read, webhook.value(), before)
                : rows.list(
                        condition + " AND status = ?" + NEWEST_FIRST + limit + " ROWS ONLY",
                        SqlReceipts::read,
                        webhook.value(),
                        status.wireName(),
                        before);
    }

    @Override
    public List<Receipt> runs(long automation, long before, int limit) {
        return rows.list(
                "SELECT * FROM receipt WHERE automation_id = ?" + NEWEST_FIRST + limit + " ROWS ONLY",
                SqlReceipts::read,
                automation,
                before);
    }

    @Override
    public List<Receipt> ofConnection(Tenant tenant, long connection, long before, int limit) {
        return rows.list(
                "SELECT * FROM receipt WHERE tenant = ? AND crm_connection_id = ?" + NEWEST_FIRST + limit
                        + " ROWS ONLY",
                SqlReceipts::read,
                tenant.id(),
                connection,
                before);
    }

    @Override
    public Optional<Receipt> find(Tenant tenant, long id) {
        return rows.first("SELECT * FROM receipt WHERE id = ? AND tenant = ?", SqlReceipts::read, id, tenant.id());
    }

    @Override
    public void redo(long id, @Nullable RawJson payload) {
        String set = "UPDATE receipt SET status = 'pending', by_hand = TRUE, actions = ?, effects = NULL, errors = ?,"
                + " warnings = ?, attempts = 0, first_attempt_at = NULL, due_at = CURRENT_TIMESTAMP, fence = fence + 1";
        if (payload == null) {
            rows.change(set + " WHERE id = ?", NONE, NONE, NONE, id);
        } else {
            rows.change(set + ", payload = ? WHERE id = ?", NONE, NONE, NONE, payload, id);
        }
    }

    @Override
    public int clear(IncomingWebhookId webhook) {
        return rows.change(
                "DELETE FROM receipt WHERE incoming_webhook_id = ? AND status <> 'pending'", webhook.value());
    }

    private static Receipt read(Row row) {
        ReceiptStatus status = ReceiptStatus.named(row.text("status")).orElseThrow();
        int attempts = row.count("attempts");
        return new Receipt(
                row.number("id"),
                new Receipt.Arrival(
                        row.time("received_at"),
                        row.text("event_type"),
                        row.textIfAny("sender"),
                        row.jsonIfAny("payload"),
                        row.jsonIfAny("response")),
                new Receipt.Processing(
                        status,
                        row.json("actions"),
                        row.json("errors"),
                        row.json("warnings"),
                        attempts,
                        status == ReceiptStatus.PENDING ? row.time("due_at") : null));
    }
}
