package org.belfry.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belfry.event.EventType;
import org.belfry.event.SampleData;
import org.belfry.json.RawJson;
import org.belfry.signing.SigningKeys;
import org.belfry.template.DefaultBody;
import org.belfry.template.EventValues;
import org.belfry.template.FilledBody;
import org.belfry.template.PayloadTemplate;

/**
 * CloudCusp Mailer's way to speak. The body is what the webhook's payload builder says. Its names of events, with
 * underscores, are spellings of canonical ones, written here and nowhere else.
 */
public final class CloudCusp implements Voice {
    static final Voice VOICE = new CloudCusp();

    /** The 15 events that incoming webhooks can be made for, by their spelling, in the order of the page. */
    public static final Map<String, EventType> INCOMING = Collections.unmodifiableMap(spellings());

    /** The 9 events that are sent, in the order of the page. */
    public static final Set<EventType> OUTGOING = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            EventType.CONTACT_CREATED,
            EventType.CONTACT_UPDATED,
            EventType.CONTACT_DELETED,
            EventType.CONTACT_STATUS_CHANGED,
            EventType.EMAIL_SENT,
            EventType.EMAIL_OPENED,
            EventType.EMAIL_CLICKED,
            EventType.EMAIL_BOUNCED,
            EventType.CAMPAIGN_SENT)));

    private static final Map<String, String> BY_CANONICAL = INCOMING.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.getValue().wireName(), Map.Entry::getKey));

    // Where CloudCusp's events tell more than the common samples, such as the contact of an email.
    private static final Map<EventType, RawJson> SAMPLES =
            SampleData.read(CloudCusp.class.getResourceAsStream("cloudcusp-samples.txt"));

    private CloudCusp() {}

    private static Map<String, EventType> spellings() {
        Map<String, EventType> spellings = new LinkedHashMap<>();
        spellings.put("subscriber_added", EventType.CONTACT_CREATED);
        spellings.put("subscriber_updated", EventType.CONTACT_UPDATED);
        spellings.put("subscriber_deleted", EventType.CONTACT_DELETED);
        spellings.put("subscriber_status_changed", EventType.CONTACT_STATUS_CHANGED);
        spellings.put("subscriber_tagged", EventType.CONTACT_TAG_ADDED);
        spellings.put("subscriber_untagged", EventType.CONTACT_TAG_REMOVED);
        spellings.put("email_sent", EventType.EMAIL_SENT);
        spellings.put("email_opened", EventType.EMAIL_OPENED);
        spellings.put("email_clicked", EventType.EMAIL_CLICKED);
        spellings.put("email_bounced", EventType.EMAIL_BOUNCED);
        spellings.put("email_complained", EventType.EMAIL_SPAM_COMPLAINT);
        spellings.put("campaign_created", EventType.CAMPAIGN_CREATED);
        // Not what the words say: the page calls the beginning of the sending "sent".
        spellings.put("campaign_sent", EventType.CAMPAIGN_STARTED);
        spellings.put("campaign_completed", EventType.CAMPAIGN_SENT);
        spellings.put("campaign_failed", EventType.CAMPAIGN_FAILED);
        return spellings;
    }

    @Override
    public Set<EventType> events() {
        return OUTGOING;
    }

    @Override
    public String spell(String canonical) {
        return BY_CANONICAL.getOrDefault(canonical, canonical);
    }

    @Override
    public Optional<EventType> offered(String spelled) {
        return Optional.ofNullable(INCOMING.get(spelled)).filter(OUTGOING::contains);
    }

    @Override
    public Sample sample(EventType type) {
        return new Sample(SAMPLES.getOrDefault(type, SampleData.of(type)), null);
    }

    @Override
    public Body body(Message message, SigningKeys keys) {
        Message.Happened event = message.event();
        EventValues values = new EventValues(spell(event.type()), event.occurredAt(), event.data());
        PayloadTemplate template = message.template();
        FilledBody filled = template == null ? DefaultBody.fill(values) : template.fill(values);
        return new Body(filled.bytes(), filled.warnings());
    }

    @Override
    public Map<String, String> headers(Message message, byte[] body, SigningKeys keys) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "CloudCusp-Webhook/1.0");
        headers.put("X-Webhook-Signature", keys.sha256(body));
        return headers;
    }
}
