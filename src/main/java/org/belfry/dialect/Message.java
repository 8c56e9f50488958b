package org.belfry.dialect;

import java.time.Instant;
import org.belfry.event.EventType;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;

/**
 * One event on its way to one webhook: all that its bytes depend on, so that a retry sends the same.
 *
 * @param event the canonical name, catalogued or custom
 * @param occurredAt when the event happened, not when it is sent
 */
public record Message(WebhookId webhook, DeliveryId delivery, String event, Instant occurredAt, RawJson data) {
    /** @throws IllegalArgumentException when {@code event} is no well-formed event name */
    public Message {
        if (!EventType.isWellFormed(event)) {
            throw new IllegalArgumentException("A message needs a well-formed event name");
        }
    }
}
