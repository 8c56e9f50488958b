package org.belfry.webhook;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/** Webhooks in memory. */
public final class MemoryWebhooks implements Webhooks {
    private final List<Webhook> kept = new ArrayList<>();

    /** Forgets all; the next gets the first id again. */
    public void clear() {
        kept.clear();
    }

    /** All, deleted ones too. */
    public List<Webhook> all() {
        return List.copyOf(kept);
    }

    @Override
    public void add(Webhook webhook) {
        kept.add(webhook);
        set(webhook, "id", kept.size());
    }

    /** As a commit does it: the settings have another version now. */
    public void committed(Webhook webhook) {
        set(webhook, "version", webhook.version() + 1);
    }

    /** Ids and versions come from the database; the entity has no other way to get them. */
    private static void set(Webhook webhook, String name, long value) {
        try {
            Field field = Webhook.class.getDeclaredField(name);
            field.setAccessible(true);
            field.setLong(webhook, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Webhook> all(Tenant tenant, Dialect dialect) {
        return kept.stream()
                .filter(each -> each.tenant().equals(tenant) && each.dialect() == dialect)
                .filter(each -> each.status() != WebhookStatus.DELETED)
                .toList();
    }

    @Override
    public Optional<Webhook> find(Tenant tenant, Dialect dialect, WebhookId id) {
        return all(tenant, dialect).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Webhook> findForChange(Tenant tenant, Dialect dialect, WebhookId id) {
        return find(tenant, dialect, id);
    }

    @Override
    public Optional<Webhook> findForSending(WebhookId id) {
        return kept.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Webhook> lockForEngine(WebhookId id) {
        return findForSending(id);
    }

    @Override
    public List<Webhook> page(Tenant tenant, long after, int limit) {
        return kept.stream()
                .filter(each -> each.tenant().equals(tenant) && each.status() != WebhookStatus.DELETED)
                .filter(each -> each.id().value() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Webhook> find(Tenant tenant, WebhookId id) {
        return page(tenant, id.value() - 1, 1).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Webhook> findForChange(Tenant tenant, WebhookId id) {
        return find(tenant, id);
    }

    @Override
    public boolean anyWants(Tenant tenant, String eventType) {
        return kept.stream()
                .filter(each -> each.tenant().equals(tenant) && each.status() != WebhookStatus.DELETED)
                .anyMatch(each -> each.events().contains(eventType));
    }

    @Override
    public Optional<KeptTemplate> template(TemplateId id) {
        return Optional.empty();
    }
}
