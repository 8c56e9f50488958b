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

/** Receipts that wait for what they lead to, leased by {@link DueReceipts}. */
public final class SqlErrands implements Errands {
    private final Rows rows;
    private final DueReceipts due;

    public SqlErrands(Rows rows) {
        this.rows = rows;
        this.due = new DueReceipts(rows);
    }

    @Override
    public List<Errand> claim(int most, Duration lease) {
        return due.claim(most, lease, SqlErrands::read, "crm_connection_id IS NULL");
    }

    @Override
    public boolean renew(Errand.Ticket ticket, Duration lease) {
        return rows.change(
                        "UPDATE receipt SET due_at = " + DueReceipts.in(lease) + " WHERE id = ? AND fence = ?",
                        ticket.receipt(),
                        ticket.fence())
                > 0;
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
