package org.belfry.delivery;

import java.time.Instant;
import org.belfry.delivery.Claimed.Subscription;
import org.belfry.delivery.Claimed.Tries;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.NextStep;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in memory.
 *
 * @param dueAt as in the database: when it may be sent and, while it has an owner, when its lease ends
 */
record MemoryRow(
        DeliveryId id,
        WebhookId webhook,
        StoredEvent event,
        DeliveryStatus status,
        @Nullable String owner,
        long fence,
        Tries tries,
        Instant dueAt) {

    static MemoryRow born(long id, Webhook webhook, StoredEvent event, Instant now) {
        return new MemoryRow(new DeliveryId(id), webhook.id(), event, DeliveryStatus.READY, null, 0, Tries.NONE, now);
    }

    boolean isDue(Instant now) {
        return status == DeliveryStatus.READY && !dueAt.isAfter(now);
    }

    boolean isHeldBy(Claimed claimed) {
        return status == DeliveryStatus.READY && owner != null && fence == claimed.fence();
    }

    Claimed claimed(Webhook webhook) {
        return new Claimed(id, fence, tries, new Subscription(webhook.id(), webhook.version(), null), event);
    }

    MemoryRow leased(Lease lease, long newFence, Instant now) {
        return new MemoryRow(id, webhook, event, status, lease.owner(), newFence, tries, now.plus(lease.time()));
    }

    MemoryRow waiting(Instant until) {
        return new MemoryRow(id, webhook, event, status, null, fence, tries, until);
    }

    MemoryRow fenced() {
        return new MemoryRow(id, webhook, event, status, owner, fence + 1, tries, dueAt);
    }

    MemoryRow due(Instant now) {
        return new MemoryRow(id, webhook, event, status, owner, fence, tries, now);
    }

    MemoryRow cancelled() {
        return ended(DeliveryStatus.CANCELLED, tries);
    }

    MemoryRow byHand(Instant now) {
        return new MemoryRow(
                id, webhook, event, DeliveryStatus.READY, null, fence + 1, new Tries(tries.made(), tries.made()), now);
    }

    MemoryRow after(NextStep next, Instant now) {
        Tries more = new Tries(tries.made() + 1, tries.before());
        if (next instanceof NextStep.RetryIn retry) {
            return new MemoryRow(id, webhook, event, status, null, fence, more, now.plus(retry.delay()));
        }
        return ended(next instanceof NextStep.Succeed ? DeliveryStatus.SUCCESS : DeliveryStatus.FAILED, more);
    }

    private MemoryRow ended(DeliveryStatus how, Tries made) {
        return new MemoryRow(id, webhook, event, how, null, fence, made, dueAt);
    }
}
