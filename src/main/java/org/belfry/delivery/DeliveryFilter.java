package org.belfry.delivery;

import java.time.Instant;
import java.util.Set;
import org.belfry.kernel.WebhookId;
import org.jspecify.annotations.Nullable;

/**
 * Some of the deliveries of one webhook.
 *
 * @param statuses empty for all
 * @param event canonical type; null for all
 * @param since created then or later; null for all
 * @param until created before; null for all
 */
public record DeliveryFilter(
        WebhookId webhook,
        Set<DeliveryStatus> statuses,
        @Nullable String event,
        @Nullable Instant since,
        @Nullable Instant until) {

    public DeliveryFilter {
        statuses = Set.copyOf(statuses);
    }
}
