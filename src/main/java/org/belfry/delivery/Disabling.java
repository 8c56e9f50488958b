package org.belfry.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;
import org.belfry.webhook.Webhooks;

/**
 * Switches off a webhook whose destination does not take deliveries, and tells it as an event
 * of its tenant, all in the current transaction.
 */
public final class Disabling {
    private static final Logger LOG = System.getLogger(Disabling.class.getName());

    private final Webhooks webhooks;
    private final Consumer<HubEvent> events;
    private final InstantSource clock;

    /** @param events fires an event in the current transaction */
    public Disabling(Webhooks webhooks, Consumer<HubEvent> events, InstantSource clock) {
        this.webhooks = webhooks;
        this.events = events;
        this.clock = clock;
    }

    /** Does nothing to a webhook that is not active. */
    public void disable(WebhookId id, Reason reason) {
        webhooks.lockForEngine(id)
                .filter(webhook -> webhook.status() == WebhookStatus.ACTIVE)
                .ifPresent(webhook -> disable(webhook, reason));
    }

    private void disable(Webhook webhook, Reason reason) {
        webhook.become(WebhookStatus.FAILED);
        webhook.changedAt(clock.instant());
        events.accept(event(webhook, reason));
        LOG.log(
                Level.WARNING,
                "Webhook {0} is disabled: {1}. Its deliveries wait until it is set active again.",
                Long.toString(webhook.id().value()),
                reason.sentence);
    }

    private static HubEvent event(Webhook webhook, Reason reason) {
        String data = "{\"webhook\":{\"id\":%d,\"dialect\":\"%s\",\"status\":\"failed\",\"reason\":\"%s\"}}"
                .formatted(
                        webhook.id().value(),
                        webhook.dialect().wireName(),
                        reason.name().toLowerCase(Locale.ROOT));
        return HubEvent.of(EventType.WEBHOOK_DISABLED, data).ofTenant(webhook.tenant());
    }

    /** Why a webhook is switched off. */
    public enum Reason {
        FAILING("too many deliveries in a row failed with all their retries used up"),
        GONE("its destination answered 410 Gone");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
