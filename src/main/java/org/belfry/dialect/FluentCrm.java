package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.event.EventType;
import org.belfry.json.RawJson;
import org.belfry.signing.SigningKeys;

/**
 * FluentCRM's way to speak. The envelope is {@code event, timestamp, webhook_id, data, signature}, in this order. Its
 * {@code signature} member covers the envelope without that member, which is last so that a receiver can cut it off; the
 * header's signature covers the whole body as sent, which is what FluentCRM's published verifiers check.
 */
public final class FluentCrm implements Voice {
    static final Voice VOICE = new FluentCrm();

    /** The 26 events FluentCRM offers, in the order of its page. */
    public static final Set<EventType> EVENTS = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            EventType.CONTACT_CREATED,
            EventType.CONTACT_UPDATED,
            EventType.CONTACT_DELETED,
            EventType.CONTACT_STATUS_CHANGED,
            EventType.CONTACT_TAG_ADDED,
            EventType.CONTACT_TAG_REMOVED,
            EventType.CONTACT_LIST_ADDED,
            EventType.CONTACT_LIST_REMOVED,
            EventType.EMAIL_SENT,
            EventType.EMAIL_OPENED,
            EventType.EMAIL_CLICKED,
            EventType.EMAIL_BOUNCED,
            EventType.EMAIL_SPAM_COMPLAINT,
            EventType.EMAIL_UNSUBSCRIBED,
            EventType.CAMPAIGN_CREATED,
            EventType.CAMPAIGN_SENT,
            EventType.CAMPAIGN_PAUSED,
            EventType.CAMPAIGN_RESUMED,
            EventType.FUNNEL_SUBSCRIBER_ADDED,
            EventType.FUNNEL_SUBSCRIBER_COMPLETED,
            EventType.FUNNEL_SUBSCRIBER_EXITED,
            EventType.FUNNEL_SEQUENCE_COMPLETED,
            EventType.COMMERCE_ORDER_CREATED,
            EventType.COMMERCE_ORDER_COMPLETED,
            EventType.COMMERCE_ORDER_REFUNDED,
            EventType.COMMERCE_REVENUE_RECORDED)));

    private static final byte[] CLOSE = "}".getBytes(UTF_8);
    private static final int ROOM_FOR_THE_REST = 320;

    private FluentCrm() {}

    @Override
    public Set<EventType> events() {
        return EVENTS;
    }

    /** After a rotation of the secret only the signature differs. The bytes of the data are spliced in untouched. */
    @Override
    public Body body(Message message, SigningKeys keys) {
        RawJson data = message.event().data();
        ByteArrayOutputStream body = new ByteArrayOutputStream(data.length() + ROOM_FOR_THE_REST);
        body.writeBytes(opening(message).getBytes(UTF_8));
        data.appendTo(body);
        String inside = keys.sha256(body.toByteArray(), CLOSE);
        body.writeBytes((",\"signature\":\"" + inside + "\"}").getBytes(UTF_8));
        return Body.of(body.toByteArray());
    }

    private static String opening(Message message) {
        // Neither an event name nor a timestamp has a character that JSON would escape.
        return "{\"event\":\"" + message.event().type()
                + "\",\"timestamp\":\"" + message.event().occurredAt().truncatedTo(ChronoUnit.SECONDS)
                + "\",\"webhook_id\":" + message.webhook().value()
                + ",\"data\":";
    }

    @Override
    public Map<String, String> headers(Message message, byte[] body, SigningKeys keys) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "FluentCRM-Webhook/1.0");
        headers.put("X-FluentCRM-Event", message.event().type());
        headers.put("X-FluentCRM-Signature", keys.sha256(body));
        headers.put("X-FluentCRM-Webhook-ID", message.webhook().toString());
        headers.put("X-FluentCRM-Delivery", message.delivery().toString());
        return headers;
    }
}
