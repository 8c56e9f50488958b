package org.belfry.incoming.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.belfry.action.CustomAction;
import org.belfry.database.Rows;
import org.belfry.event.EventType;
import org.belfry.incoming.ActionTargets;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.jspecify.annotations.Nullable;

/** Remembers which outgoing webhook belongs to which URL and template; a row is locked by whoever makes its webhook. */
public final class SqlActionTargets implements ActionTargets {
    private static final int HASH_BYTES = 16;

    private final Rows rows;
    private final Maker maker;

    public SqlActionTargets(Rows rows, Maker maker) {
        this.rows = rows;
        this.maker = maker;
    }

    /** Makes outgoing webhooks. */
    @FunctionalInterface
    public interface Maker {
        /** An active one that hears this event type alone. */
        WebhookId make(Tenant tenant, CustomAction.Request request, String eventType);
    }

    @Override
    public void ensure(Tenant tenant, CustomAction.Request request) {
        String type = eventType(request.url(), request.template());
        ensure(tenant, type, () -> maker.make(tenant, request, type));
    }

    /** Sees to it that a type has its outgoing webhook, made when there is none or its owner has deleted it. */
    public Target ensure(Tenant tenant, String type, Supplier<WebhookId> made) {
        rows.insertUnlessThere(
                "INSERT INTO action_target (tenant, event_type, webhook_id) VALUES (?, ?, NULL)", tenant.id(), type);
        // Whoever comes at the same time waits here.
        rows.change(
                "UPDATE action_target SET event_type = event_type WHERE tenant = ? AND event_type = ?",
                tenant.id(),
                type);
        return find(tenant, type).orElseGet(() -> {
            rows.change(
                    "UPDATE action_target SET webhook_id = ? WHERE tenant = ? AND event_type = ?",
                    made.get().value(),
                    tenant.id(),
                    type);
            return new Target(type, true);
        });
    }

    /** The outgoing webhook of a type. */
    public Optional<WebhookId> webhook(Tenant tenant, String type) {
        return rows.first(
                "SELECT webhook_id FROM action_target WHERE tenant = ? AND event_type = ? AND webhook_id IS NOT NULL",
                row -> new WebhookId(row.number("webhook_id")),
                tenant.id(),
                type);
    }

    @Override
    public Optional<Target> find(Tenant tenant, String url, @Nullable RawJson template) {
        return find(tenant, eventType(url, template));
    }

    private Optional<Target> find(Tenant tenant, String type) {
        return rows.first(
                "SELECT w.status FROM action_target t JOIN webhook w ON w.id = t.webhook_id"
                        + " WHERE t.tenant = ? AND t.event_type = ? AND w.status <> 'deleted'",
                row -> new Target(type, row.text("status").equals("active")),
                tenant.id(),
                type);
    }

    private static String eventType(String url, @Nullable RawJson template) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(url.getBytes(UTF_8));
            digest.update((byte) '\n');
            if (template != null) {
                digest.update(template.bytes());
            }
            return EventType.OF_ACTIONS + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
