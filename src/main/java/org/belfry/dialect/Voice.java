package org.belfry.dialect;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belfry.event.EventType;
import org.belfry.event.SampleData;
import org.belfry.retry.RetrySchedule;
import org.belfry.signing.SigningKeys;

/** What differs between dialects. */
interface Voice {
    /** What webhooks of this dialect can subscribe to, in the order of its page. */
    Set<EventType> events();

    /** How this dialect writes a canonical name. */
    default String spell(String canonical) {
        return canonical;
    }

    /** The event that webhooks of this dialect subscribe to by this spelling. */
    default Optional<EventType> offered(String spelled) {
        return EventType.named(spelled).filter(events()::contains);
    }

    /** The bytes that are sent on every attempt. */
    Body body(Message message, SigningKeys keys);

    /** The dialect's own headers, in their order; those of Standard Webhooks come after them. */
    Map<String, String> headers(Message message, byte[] body, SigningKeys keys);

    /** When nothing else is wished. */
    default RetrySchedule retrySchedule() {
        return RetrySchedule.FLUENT_CRM;
    }

    /** Content for a test send. */
    default Sample sample(EventType type) {
        return new Sample(SampleData.of(type), null);
    }
}
