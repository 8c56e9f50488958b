package org.belfry.delivery;

import java.time.Duration;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.WebhookStatus;

/**
 * A delivery that this node has leased: until the lease ends nobody else sends it, and a result that names an older
 * fence is dropped.
 *
 * @param attempts made so far
 */
public record Claimed(DeliveryId id, long fence, int attempts, Subscription subscription, StoredEvent event) {

    /**
     * The webhook as it was when the delivery was claimed.
     *
     * @param version of its settings
     * @param heldFor how long the destination asked to be left alone; zero when it did not
     */
    public record Subscription(WebhookId webhook, long version, WebhookStatus status, Duration heldFor) {}
}
