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

    /** Nothing when it belongs to another tenant or dialect. */
    Optional<Webhook> find(Tenant tenant, Dialect dialect, WebhookId id);

    /** As {@link #find}, and nobody else may change it until the transaction ends; changes made to it are kept. */
    Optional<Webhook> findForChange(Tenant tenant, Dialect dialect, WebhookId id);

    /** Whatever its tenant, dialect or status, deleted ones too: for the delivery engine. */
    Optional<Webhook> findForSending(WebhookId id);

    /** As {@link #findForSending}, and nobody else may change it until the transaction ends. */
    Optional<Webhook> lockForEngine(WebhookId id);
}
