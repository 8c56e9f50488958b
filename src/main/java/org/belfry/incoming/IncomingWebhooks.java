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

    /**
     * What the gate asks about: read alone, and quickly, so that a stranger cannot tell by the time whether there is one.
     * Whatever its tenant and status.
     */
    Optional<Door> door(IncomingWebhookId id);

    /** How a webhook is guarded. */
    record Door(boolean active, IncomingWebhook.Guarding guarding) {}

    /** Whatever its tenant and status. */
    Optional<IncomingWebhook> find(IncomingWebhookId id);

    /** As {@link #find(IncomingWebhookId)}, and nobody else may change it until the transaction ends. */
    Optional<IncomingWebhook> findForChange(IncomingWebhookId id);

    /** Those that were made after the one with that number, oldest first. */
    List<IncomingWebhook> page(Tenant tenant, long after, int limit);
}
