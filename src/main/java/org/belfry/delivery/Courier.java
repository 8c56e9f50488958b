package org.belfry.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belfry.kernel.WebhookId;

/** This node's sending side, as those see it who cause deliveries. It belongs to no transaction and never blocks. */
public interface Courier {
    /** The lease to insert a delivery with when it could leave right after the commit; nothing when it has to queue. */
    Optional<Lease> leaseFor(WebhookId webhook);

    /**
     * Tells what a transaction has inserted, once it is committed.
     *
     * @param leased to be sent by this node
     * @param since when the first of their leases began, or a little before
     * @param waiting webhooks for which deliveries without a lease were inserted
     */
    void committed(List<Claimed> leased, Instant since, Set<WebhookId> waiting);

    /** Tells that a webhook, or when its deliveries are due, was changed by its owner. */
    void changed(WebhookId webhook);
}
