package org.belfry.incoming.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.incoming.EffectJson;
import org.belfry.incoming.Errand;
import org.belfry.incoming.Errands;
import org.belfry.incoming.IncomingWebhookId;
import org.belfry.incoming.LeaseLost;
import org.belfry.incoming.Origin;
import org.belfry.incoming.Outcome;
import org.belfry.incoming.PendingEffect;
import org.belfry.incoming.ReportJson;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Leases receipts. A lease is a time in {@code due_at} before which nobody else takes it, and a fence that grows by one, so
 * that whoever comes too late writes nothing.
 */
public final class SqlErrands implements Errands {
    /** Several ask at once, and each candidate goes to one of them. */
    private static final int CANDIDATES = 32;

    /** In the order of the index, named whole: for "due_at, id" alone both databases read and sort all that waits. */
    private static final String DUE = "SELECT id, fence FROM receipt WHERE status = 'pending'"
            + " AND crm_connection_id IS NULL AND due_at <= CURRENT_TIMESTAMP"
            + " ORDER BY status, crm_connection_id, due_at, id FETCH FIRST ";

    private final Rows rows;

    public SqlErrands(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<Errand> claim(int most, Duration lease) {
        // Payloads are read only of what was got.
        List<Errand.Ticket> candidates = rows.list(
                DUE + (most + CANDIDATES) + " ROWS ONLY",
                row -> new Errand.Ticket(row.number("id"), row.number("fence")));
        List<Errand> claimed = new ArrayList<>();
        for (Errand.Ticket ticket : candidates) {
            if (claimed.size() == most) {
                break;
            }
            int got = rows.change(
                    "UPDATE receipt SET fence = fence + 1, due_at = " + end(lease)
                            + " WHERE id = ? AND fence = ? AND status = 'pending'",
                    ticket.receipt(),
                    ticket.fence());
            if (got > 0) {
                claimed.addAll(rows.list("SELECT * FROM receipt WHERE id = ?", SqlErrands::read, ticket.receipt()));
            }
        }
        return claimed;
    }

    @Override
    public boolean renew(Errand.Ticket ticket, Duration lease) {
        return rows.change(
                        "UPDATE receipt SET due_at = " + end(lease) + " WHERE id = ? AND fence = ?",
                        ticket.receipt(),
                        ticket.fence())
                > 0;
    }

    private static String end(Duration lease) {
        return "CURRENT_TIMESTAMP + INTERVAL '" + lease.toSeconds() + "' SECOND";
    }

    @Override
    public void settle(Errand.Ticket ticket, Outcome outcome) {
        List<PendingEffect> effects = outcome.effects();
        Outcome.Retry retry = outcome.retry();
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder set = new StringBuilder("status = ?, actions = ?, effects = ?, errors = ?");
        values.add(outcome.status().wireName());
        values.add(ReportJson.of(outcome.actions()));
        values.add(effects == null ? null : EffectJson.of(effects));
        values.add(texts(outcome.remarks().errors()));
        if (!outcome.remarks().warnings().isEmpty()) {
            set.append(", warnings = ?");
            values.add(texts(outcome.remarks().warnings()));
        }
        if (retry != null) {
            set.append(", attempts = ?, first_attempt_at = ?");
            values.add(retry.failedAttempts());
            values.add(retry.firstAttemptAt());
            if (retry.dueAt() != null) {
                set.append(", due_at = ?");
                values.add(retry.dueAt());
            }
        }
        values.add(ticket.receipt());
        values.add(ticket.fence());
        if (rows.change("UPDATE receipt SET " + set + " WHERE id = ? AND fence = ?", values.toArray()) == 0) {
            throw new LeaseLost();
        }
    }

    @Override
    public void start(Tenant tenant, Origin.Automated origin, RawJson data) {
        rows.change(
                "INSERT INTO receipt (id, tenant, automation_id, chain, email, received_at, event_type, status, payload,"
                        + " by_hand, actions, errors, warnings, attempts, due_at, fence) VALUES"
                        + " (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?, 'pending', ?, FALSE, ?, ?, ?, 0, CURRENT_TIMESTAMP, 0)",
                rows.next("receipt_ids"),
                tenant.id(),
                origin.automation(),
                origin.chain().stream().map(String::valueOf).collect(Collectors.joining(",")),
                origin.email().value(),
                "automation",
                data,
                SqlReceipts.NONE,
                SqlReceipts.NONE,
                SqlReceipts.NONE);
    }

    private static RawJson texts(List<String> texts) {
        return ObjectText.listed(texts.stream().map(ObjectText::quoted).toList());
    }

    private static Errand read(Row row) {
        RawJson payload = row.json("payload");
        RawJson effects = row.jsonIfAny("effects");
        return new Errand(
                new Errand.Ticket(row.number("id"), row.number("fence")),
                new Tenant(row.text("tenant")),
                origin(row),
                payload,
                new Errand.Progress(
                        row.count("attempts"),
                        row.timeIfAny("first_attempt_at"),
                        row.truth("by_hand"),
                        ReportJson.read(row.json("actions")),
                        effects == null ? null : EffectJson.read(effects, payload)));
    }

    private static Origin origin(Row row) {
        String webhook = row.textIfAny("incoming_webhook_id");
        if (webhook != null) {
            return new Origin.Posted(new IncomingWebhookId(webhook));
        }
        List<Long> chain = Arrays.stream(
                        Optional.ofNullable(row.textIfAny("chain")).orElse("").split(",", -1))
                .map(Long::valueOf)
                .toList();
        return new Origin.Automated(row.number("automation_id"), new EmailAddress(row.text("email")), chain);
    }
}
