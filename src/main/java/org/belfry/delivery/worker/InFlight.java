package org.belfry.delivery.worker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.belfry.kernel.WebhookId;

/** How many deliveries are under way, in all and per webhook; a delivery counts until its result is recorded. */
final class InFlight {
    private final Map<WebhookId, Integer> perWebhook = new HashMap<>();
    private int total;

    /** Returns how many are now under way to this webhook. */
    synchronized int begin(WebhookId webhook) {
        total++;
        return perWebhook.merge(webhook, 1, Integer::sum);
    }

    synchronized void end(WebhookId webhook) {
        perWebhook.computeIfPresent(webhook, (id, count) -> count == 1 ? null : count - 1);
        total--;
    }

    synchronized int total() {
        return total;
    }

    /** Webhooks that have at least so many under way. */
    synchronized Set<WebhookId> atLeast(int count) {
        Set<WebhookId> busy = new HashSet<>();
        perWebhook.forEach((webhook, underWay) -> {
            if (underWay >= count) {
                busy.add(webhook);
            }
        });
        return busy;
    }
}
