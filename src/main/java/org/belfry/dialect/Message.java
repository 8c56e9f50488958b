package org.belfry.dialect;

import java.time.Instant;
import org.belfry.event.EventType;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.WebhookId;
import org.belfry.template.PayloadTemplate;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook: all that its bytes depend on, so that a retry sends the same.
 *
 * @param template the webhook's own body, where its dialect has such; null without one
 */
public record Message(WebhookId webhook, DeliveryId delivery, Happened event, @Nullable PayloadTemplate template) {
    /** A message without a template. */
    public Message(WebhookId webhook, DeliveryId delivery, Happened event) {
        this(webhook, delivery, event, null);
    }

    /**
     * What is told.
     *
     * @param type the canonical name, catalogued or custom
     * @param occurredAt when the event happened, not when it is sent
     * @param data an object
     * @param actor an object that tells who did it; null when unknown
     */
    public record Happened(EventId id, String type, Instant occurredAt, RawJson data, @Nullable RawJson actor) {
        /** @throws IllegalArgumentException when {@code type} is no well-formed event name */
        public Happened {
            if (!EventType.isWellFormed(type)) {
                throw new IllegalArgumentException("A message needs a well-formed event name");
            }
        }
    }
}
