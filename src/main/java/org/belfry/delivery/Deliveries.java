package org.belfry.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.belfry.kernel.WebhookId;

/**
 * The deliveries that wait, as the pump sees them. Time is the database's own, so that nodes need not agree on a clock.
 * Each call belongs in one short transaction.
 */
public interface Deliveries {
    /**
     * Leases deliveries that are due, the longest due first. Those whose lease ended without a result are due again.
     */
    List<Claimed> claim(Claim claim);

    /**
     * Records results and ends the leases. A result whose fence is no longer valid is dropped: somebody else owns the
     * delivery now.
     */
    Recorded record(List<Settlement> settlements);

    /** Gives all leases of an owner back at once, to be claimed by anybody; returns how many. */
    int release(String owner);

    /** Deliveries of this webhook that wait are no longer claimed until {@link #resume}. Returns how many. */
    int park(WebhookId webhook);

    /** Parked deliveries of this webhook are due as they were before. Returns how many. */
    int resume(WebhookId webhook);

    /** Deliveries of this webhook that wait or are parked are never sent. Returns how many. */
    int cancel(WebhookId webhook);

    /**
     * What to lease.
     *
     * @param owner this node
     * @param limit at most so many
     * @param leaseFor longer than the longest exchange
     * @param except webhooks that have enough under way
     */
    record Claim(String owner, int limit, Duration leaseFor, Set<WebhookId> except) {}

    /**
     * What recording did.
     *
     * @param lost results that were dropped because their lease was lost
     * @param failing active webhooks whose deliveries failed so often in a row that they are to be disabled
     * @param gone webhooks whose destination said that it is gone
     */
    record Recorded(int lost, List<WebhookId> failing, List<WebhookId> gone) {}
}
