package org.belfry.delivery;

import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.TemplateId;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node has leased: until the lease ends nobody else sends it, and a result that names an older
 * fence is dropped.
 */
public record Claimed(DeliveryId id, long fence, Tries tries, Subscription subscription, StoredEvent event) {

    /** Attempts made so far. */
    public int attempts() {
        return tries.made();
    }

    public WebhookId webhook() {
        return subscription.webhook();
    }

    /** Bytes of the event's payload. */
    public long size() {
        long size = event.data().length();
        return event.actor() == null ? size : size + event.actor().length();
    }

    /**
     * How often it was tried.
     *
     * @param before of them, how many were made before its owner had it sent anew; its retries began again then
     */
    public record Tries(int made, int before) {
        public static final Tries NONE = new Tries(0, 0);

        /** Attempts that count towards the end of its retries. */
        public int counted() {
            return made - before;
        }
    }

    /**
     * The active webhook it goes to.
     *
     * @param version of its settings when the delivery was claimed
     * @param template the version of its own body when the delivery was inserted; null for its dialect's
     */
    public record Subscription(WebhookId webhook, long version, @Nullable TemplateId template) {}
}
