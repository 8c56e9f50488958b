package org.belfry.webhook;

import java.util.List;
import java.util.Optional;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/** The webhooks that are kept; deleted ones are not seen. Every call belongs in a transaction. */
public interface Webhooks {
    /** Gives the webhook its id and keeps it; changes made to it in the same transaction are kept too. */
    void add(Webhook webhook);

    /** All of a tenant in one dialect, oldest first. */
    List<Webhook> all(Tenant tenant, Dialect dialect);

    /** Those of a tenant in all dialects with an id above {@code after}, oldest first. */
    List<Webhook> page(Tenant tenant, long after, int limit);

    /** Nothing when it belongs to another tenant. */
    Optional<Webhook> find(Tenant tenant, WebhookId id);

    /** As {@link #find(Tenant, WebhookId)}, and nobody else may change it until the transaction ends. */
    Optional<Webhook> findForChange(Tenant tenant, WebhookId id);

    /** Nothing when it belongs to another tenant or dialect. */
    Optional<Webhook> find(Tenant tenant, Dialect dialect, WebhookId id);

    /** As {@link #find(Tenant, Dialect, WebhookId)}, and nobody else may change it until the transaction ends; changes made to it are kept. */
    Optional<Webhook> findForChange(Tenant tenant, Dialect dialect, WebhookId id);

    /** Whether any of a tenant names this canonical event type among those it wants. */
    boolean anyWants(Tenant tenant, String eventType);

    /** Whatever its tenant, dialect or status, deleted ones too: for the delivery engine. */
    Optional<Webhook> findForSending(WebhookId id);

    /** A version of a template, whoever's: for the delivery engine. */
    Optional<KeptTemplate> template(TemplateId id);

    /** As {@link #findForSending}, and nobody else may change it until the transaction ends. */
    Optional<Webhook> lockForEngine(WebhookId id);
}
