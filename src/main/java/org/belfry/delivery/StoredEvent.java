package org.belfry.delivery;

import java.time.Instant;
import org.belfry.dialect.Message;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.WebhookId;
import org.belfry.template.PayloadTemplate;
import org.jspecify.annotations.Nullable;

/**
 * An event as it rests in the database; its bytes never change again.
 *
 * @param type canonical dotted name
 * @param data an object
 * @param actor an object, or null when unknown
 */
public record StoredEvent(EventId id, String type, Instant occurredAt, RawJson data, @Nullable RawJson actor) {
    /**
     * The event as it is told to one webhook.
     *
     * @param template the webhook's own body; null for its dialect's
     */
    public Message to(WebhookId webhook, DeliveryId delivery, @Nullable PayloadTemplate template) {
        return new Message(webhook, delivery, new Message.Happened(id, type, occurredAt, data, actor), template);
    }
}
