package org.belfry.incoming.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
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

    /** Makes outgoing webhooks, and knows those that this transaction has made before any query of the database sees them. */
    public interface Maker {
        /** An active one that hears this event type alone. */
        WebhookId make(Tenant tenant, CustomAction.Request request, String eventType);

        /** Whether its owner has not deleted it. */
        boolean isThere(Tenant tenant, WebhookId id);
    }

    @Override
    public void ensure(Tenant tenant, CustomAction.Request request) {
        String type = eventType(request.url(), request.template());
        if (hold(tenant, type).filter(id -> maker.isThere(tenant, id)).isEmpty()) {
            keep(tenant, type, maker.make(tenant, request, type));
        }
    }

    /** The outgoing webhook of a type, if it ever had one. Whoever asks at the same time waits until the transaction ends. */
    public Optional<WebhookId> hold(Tenant tenant, String type) {
        rows.insertUnlessThere(
                "INSERT INTO action_target (tenant, event_type, webhook_id) VALUES (?, ?, NULL)", tenant.id(), type);
        rows.change(
                "UPDATE action_target SET event_type = event_type WHERE tenant = ? AND event_type = ?",
                tenant.id(),
                type);
        return webhook(tenant, type);
    }

    /** The outgoing webhook of a type, if it ever had one. */
    public Optional<WebhookId> webhook(Tenant tenant, String type) {
        return rows.first(
                "SELECT webhook_id FROM action_target WHERE tenant = ? AND event_type = ? AND webhook_id IS NOT NULL",
                row -> new WebhookId(row.number("webhook_id")),
                tenant.id(),
                type);
    }

    /** Remembers the outgoing webhook of a type that is held. */
    public void keep(Tenant tenant, String type, WebhookId webhook) {
        rows.change(
                "UPDATE action_target SET webhook_id = ? WHERE tenant = ? AND event_type = ?",
                webhook.value(),
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
