package org.belfry.incoming.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.belfry.action.Actions;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.incoming.IncomingWebhook;
import org.belfry.incoming.IncomingWebhook.Guarding;
import org.belfry.incoming.IncomingWebhook.MaskedKey;
import org.belfry.incoming.IncomingWebhook.Purpose;
import org.belfry.incoming.IncomingWebhook.SealedKey;
import org.belfry.incoming.IncomingWebhook.Work;
import org.belfry.incoming.IncomingWebhookId;
import org.belfry.incoming.IncomingWebhooks;
import org.belfry.incoming.TokenHash;
import org.belfry.json.Faults;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** Incoming webhooks in a table. */
public final class SqlIncomingWebhooks implements IncomingWebhooks {
    private static final List<String> CHANGING = List.of(
            "name",
            "event_type",
            "description",
            "status",
            "token_hash",
            "api_key_hash",
            "api_key_mask",
            "sealed_signing_secret",
            "signing_secret_mask",
            "allowed_addresses",
            "rate_limit_per_minute",
            "mapping",
            "actions",
            "version",
            "updated_at");

    private final Rows rows;

    public SqlIncomingWebhooks(Rows rows) {
        this.rows = rows;
    }

    @Override
    public long nextSeq() {
        return rows.next("incoming_webhook_ids");
    }

    @Override
    public boolean add(IncomingWebhook webhook) {
        List<@Nullable Object> values = values(webhook);
        values.add(webhook.id().value());
        values.add(webhook.seq());
        values.add(webhook.tenant().id());
        values.add(webhook.createdAt());
        return rows.insertUnlessThere(
                "INSERT INTO incoming_webhook (" + String.join(", ", CHANGING)
                        + ", id, seq, tenant, created_at) VALUES (?" + ", ?".repeat(values.size() - 1) + ")",
                values.toArray());
    }

    @Override
    public void replace(IncomingWebhook webhook) {
        List<@Nullable Object> values = values(webhook);
        values.add(webhook.id().value());
        rows.change(
                "UPDATE incoming_webhook SET " + String.join(" = ?, ", CHANGING) + " = ? WHERE id = ?",
                values.toArray());
    }

    private static List<@Nullable Object> values(IncomingWebhook webhook) {
        Guarding guarding = webhook.guarding();
        MaskedKey apiKey = guarding.apiKey();
        SealedKey secret = guarding.signingSecret();
        Mapping mapping = webhook.work().mapping();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(webhook.purpose().name());
        values.add(webhook.purpose().eventType());
        values.add(webhook.purpose().description());
        values.add(webhook.purpose().active() ? "active" : "inactive");
        values.add(guarding.token().bytes());
        values.add(apiKey == null ? null : apiKey.hash().bytes());
        values.add(apiKey == null ? null : apiKey.mask());
        values.add(secret == null ? null : secret.sealed());
        values.add(secret == null ? null : secret.mask());
        values.add(String.join(",", guarding.allowed()));
        values.add(guarding.perMinute());
        values.add(mapping == null ? null : mapping.json());
        values.add(webhook.work().actions().json());
        values.add(webhook.version());
        values.add(webhook.updatedAt());
        return values;
    }

    @Override
    public void remove(IncomingWebhookId id) {
        rows.change("DELETE FROM incoming_webhook WHERE id = ?", id.value());
    }

    @Override
    public Optional<Door> door(IncomingWebhookId id) {
        return rows.first(
                "SELECT status, token_hash, api_key_hash, api_key_mask, sealed_signing_secret, signing_secret_mask,"
                        + " allowed_addresses, rate_limit_per_minute FROM incoming_webhook WHERE id = ?",
                row -> new Door(row.text("status").equals("active"), guarding(row)),
                id.value());
    }

    @Override
    public Optional<IncomingWebhook> find(IncomingWebhookId id) {
        return rows.first("SELECT * FROM incoming_webhook WHERE id = ?", SqlIncomingWebhooks::read, id.value());
    }

    @Override
    public Optional<IncomingWebhook> findForChange(IncomingWebhookId id) {
        return rows.first(
                "SELECT * FROM incoming_webhook WHERE id = ? FOR UPDATE", SqlIncomingWebhooks::read, id.value());
    }

    @Override
    public List<IncomingWebhook> page(Tenant tenant, long after, int limit) {
        return rows.list(
                "SELECT * FROM incoming_webhook WHERE tenant = ? AND seq > ? ORDER BY seq FETCH FIRST " + limit
                        + " ROWS ONLY",
                SqlIncomingWebhooks::read,
                tenant.id(),
                after);
    }

    private static IncomingWebhook read(Row row) {
        return new IncomingWebhook(
                new IncomingWebhookId(row.text("id")),
                row.number("seq"),
                new Tenant(row.text("tenant")),
                new Purpose(
                        row.text("name"),
                        row.text("event_type"),
                        row.textIfAny("description"),
                        row.text("status").equals("active")),
                guarding(row),
                new Work(mapping(row.jsonIfAny("mapping")), actions(row.json("actions"))),
                row.number("version"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    private static Guarding guarding(Row row) {
        byte[] apiKey = row.bytesIfAny("api_key_hash");
        byte[] secret = row.bytesIfAny("sealed_signing_secret");
        String allowed = row.text("allowed_addresses");
        return new Guarding(
                TokenHash.stored(row.bytes("token_hash")),
                apiKey == null ? null : new MaskedKey(TokenHash.stored(apiKey), row.text("api_key_mask")),
                secret == null ? null : new SealedKey(secret, row.text("signing_secret_mask")),
                allowed.isEmpty() ? List.of() : Arrays.asList(allowed.split(",", -1)),
                row.count("rate_limit_per_minute"));
    }

    private static @Nullable Mapping mapping(@Nullable RawJson kept) {
        return kept == null ? null : Mapping.read(StrictJson.read(kept.bytes()), "mapping", new Faults());
    }

    /** What was kept without a fault is read without one. */
    static Actions actions(RawJson kept) {
        return Actions.read(StrictJson.read(kept.bytes()), "actions", new Faults());
    }
}
