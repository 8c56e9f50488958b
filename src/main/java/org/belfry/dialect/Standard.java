package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.belfry.event.EventType;
import org.belfry.signing.SigningKeys;
import org.belfry.template.EventValues;
import org.belfry.template.PayloadTemplate;

/**
 * Belfry's own way to speak: Standard Webhooks. The envelope is {@code type, timestamp, data}, in this order; the time is the
 * event's, in milliseconds where it has some. A webhook may bring its own body instead.
 */
final class Standard implements Voice {
    static final Voice VOICE = new Standard();

    private static final Set<EventType> EVENTS = Collections.unmodifiableSet(EnumSet.allOf(EventType.class));
    private static final int ROOM_FOR_THE_REST = 200;

    private Standard() {}

    @Override
    public Set<EventType> events() {
        return EVENTS;
    }

    @Override
    public Body body(Message message, SigningKeys keys) {
        PayloadTemplate template = message.template();
        Message.Happened event = message.event();
        if (template != null) {
            var filled = template.fill(new EventValues(event.type(), event.occurredAt(), event.data()));
            return new Body(filled.bytes(), filled.warnings());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(event.data().length() + ROOM_FOR_THE_REST);
        // Not finer than a database keeps it: the first attempt may be made of an event that never left memory.
        String opening = "{\"type\":\"" + event.type()
                + "\",\"timestamp\":\"" + event.occurredAt().truncatedTo(ChronoUnit.MILLIS)
                + "\",\"data\":";
        body.writeBytes(opening.getBytes(UTF_8));
        event.data().appendTo(body);
        body.write('}');
        return Body.of(body.toByteArray());
    }

    @Override
    public Map<String, String> headers(Message message, byte[] body, SigningKeys keys) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Belfry-Webhook/1.0");
        return headers;
    }
}
