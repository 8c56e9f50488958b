package org.belfry.incoming;

import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** The incoming webhooks that are kept. Every call belongs in a transaction. */
public interface IncomingWebhooks {
    /** A number for a new one. */
    long nextSeq();

    /** Keeps a new one; false when its id is taken. */
    boolean add(IncomingWebhook webhook);

    /** Keeps a change. */
    void replace(IncomingWebhook webhook);

    /** Forgets it with all its receipts. */
    void remove(IncomingWebhookId id);

    /** Whatever its tenant and status. */
    Optional<IncomingWebhook> find(IncomingWebhookId id);

    /** As {@link #find(IncomingWebhookId)}, and nobody else may change it until the transaction ends. */
    Optional<IncomingWebhook> findForChange(IncomingWebhookId id);

    /** Those that were made after the one with that number, oldest first. */
    List<IncomingWebhook> page(Tenant tenant, long after, int limit);
}
