package org.belfry.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.kernel.WebhookId;

/**
 * The deliveries that wait, as the pump sees them. Time is the database's own, so that nodes need not agree on a clock.
 * Each call belongs in one short transaction.
 *
 * <p>Every webhook has a queue of its own, and a claim names the queues it takes from: what waits for one webhook is never
 * in another's way, and what waits for a webhook that is not active is simply not asked for.
 */
public interface Deliveries {
    /**
     * Leases deliveries of active webhooks that are due, the longest due first. Those whose lease ended without a result
     * are due again. Nothing is leased of a webhook whose destination asked to be left alone.
     */
    List<Claimed> claim(Claim claim);

    /** The active webhooks for which deliveries wait, with the time of the first. */
    List<Waiting> waiting();

    /** Those of the webhooks that are active. */
    Set<WebhookId> active(Set<WebhookId> webhooks);

    /**
     * Records results and ends the leases. A result whose fence is no longer valid is dropped: somebody else owns the
     * delivery now.
     */
    Recorded record(List<Settlement> settlements);

    /** Gives all leases of an owner back at once, to be claimed by anybody; returns how many. */
    int release(String owner);

    /** The webhook's failures count no longer, and its destination is not left alone any more. */
    void forgive(WebhookId webhook);

    /** Deliveries of this webhook that wait and are not leased are never sent. Returns how many. */
    int cancel(WebhookId webhook);

    /** As {@link #cancel} for all deleted webhooks, at most so many deliveries. Returns how many. */
    int cancelOrphans(int limit);

    /**
     * What to lease.
     *
     * @param room for each webhook that is asked for, at most so many
     * @param mostBytes of payload in all; one delivery may always be leased
     */
    record Claim(Lease lease, Map<WebhookId, Integer> room, long mostBytes) {}

    /**
     * A queue that is not empty.
     *
     * @param dueIn until its first delivery is due and the destination may be sent to; zero or less when that is now
     */
    record Waiting(WebhookId webhook, Duration dueIn) {}

    /**
     * What recording did.
     *
     * @param lost results that were dropped because their lease was lost
     * @param failing active webhooks whose deliveries failed so often in a row that they are to be disabled
     * @param gone webhooks whose destination said that it is gone
     */
    record Recorded(int lost, List<WebhookId> failing, List<WebhookId> gone) {}
}
