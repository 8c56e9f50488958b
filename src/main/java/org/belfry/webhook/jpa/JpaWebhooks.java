package org.belfry.webhook.jpa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.KeptTemplate;
import org.belfry.webhook.TemplateId;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;
import org.belfry.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** Keeps webhooks through Jakarta Persistence, without a second-level cache: the engine changes rows beside it. */
@Dependent
public class JpaWebhooks implements Webhooks {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    @Override
    public void add(Webhook webhook) {
        entities.persist(webhook);
    }

    @Override
    public List<Webhook> all(Tenant tenant, Dialect dialect) {
        return entities.createQuery(
                        "SELECT w FROM Webhook w WHERE w.tenant = :tenant AND w.dialect = :dialect"
                                + " AND w.status <> :deleted ORDER BY w.id",
                        Webhook.class)
                .setParameter("tenant", tenant.id())
                .setParameter("dialect", dialect.wireName())
                .setParameter("deleted", WebhookStatus.DELETED.wireName())
                .getResultList();
    }

    @Override
    public List<Webhook> page(Tenant tenant, long after, int limit) {
        return entities.createQuery(
                        "SELECT w FROM Webhook w WHERE w.tenant = :tenant AND w.id > :after"
                                + " AND w.status <> :deleted ORDER BY w.id",
                        Webhook.class)
                .setParameter("tenant", tenant.id())
                .setParameter("after", after)
                .setParameter("deleted", WebhookStatus.DELETED.wireName())
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Optional<Webhook> find(Tenant tenant, WebhookId id) {
        return seen(tenant, entities.find(Webhook.class, id.value()));
    }

    @Override
    public Optional<Webhook> findForChange(Tenant tenant, WebhookId id) {
        return seen(tenant, entities.find(Webhook.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public Optional<Webhook> find(Tenant tenant, Dialect dialect, WebhookId id) {
        return find(tenant, id).filter(webhook -> webhook.dialect() == dialect);
    }

    @Override
    public Optional<Webhook> findForChange(Tenant tenant, Dialect dialect, WebhookId id) {
        return findForChange(tenant, id).filter(webhook -> webhook.dialect() == dialect);
    }

    @Override
    public boolean anyWants(Tenant tenant, String eventType) {
        return !entities.createQuery(
                        "SELECT w.id FROM Webhook w JOIN w.events e WHERE w.tenant = :tenant"
                                + " AND w.status <> :deleted AND e = :type",
                        Long.class)
                .setParameter("tenant", tenant.id())
                .setParameter("deleted", WebhookStatus.DELETED.wireName())
                .setParameter("type", eventType)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public Optional<KeptTemplate> template(TemplateId id) {
        return Optional.ofNullable(entities.find(KeptTemplate.class, id.value()));
    }

    @Override
    public Optional<Webhook> findForSending(WebhookId id) {
        return Optional.ofNullable(entities.find(Webhook.class, id.value()));
    }

    @Override
    public Optional<Webhook> lockForEngine(WebhookId id) {
        return Optional.ofNullable(entities.find(Webhook.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Optional<Webhook> seen(Tenant tenant, @Nullable Webhook found) {
        return Optional.ofNullable(found)
                .filter(webhook -> webhook.tenant().equals(tenant))
                .filter(webhook -> webhook.status() != WebhookStatus.DELETED);
    }
}
