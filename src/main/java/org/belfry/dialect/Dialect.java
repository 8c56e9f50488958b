package org.belfry.dialect;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belfry.event.EventType;
import org.belfry.retry.RetrySchedule;
import org.belfry.signing.SignedContent;
import org.belfry.signing.SigningKeys;
import org.belfry.signing.StandardWebhooks;

/** The ways in which a webhook can be spoken to. */
public enum Dialect {
    /** {@link Standard}: Standard Webhooks, Belfry's own. */
    STANDARD("standard"),
    /** {@link FluentCrm}. */
    FLUENT_CRM("fluent-crm"),
    /** {@link FluentCommunity}. */
    FLUENT_COMMUNITY("fluent-community"),
    /** {@link CloudCusp}. */
    CLOUDCUSP("cloudcusp");

    /** The subscription to everything, where a dialect has it. */
    public static final String EVERYTHING = "*";

    private final String wireName;

    Dialect(String wireName) {
        this.wireName = wireName;
    }

    /** As it is stored and as it stands in the native API. */
    public String wireName() {
        return wireName;
    }

    /** The dialect that is spelled {@code wireName}. */
    public static Optional<Dialect> named(String wireName) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.wireName.equals(wireName))
                .findFirst();
    }

    /** The catalogued events that webhooks of this dialect can subscribe to, in the order of its page. */
    public Set<EventType> events() {
        return voice().events();
    }

    /**
     * The event of {@link #events} with this spelling; empty for everything that this dialect does not offer, or spells
     * differently. Custom events, which all dialects take as they are spelled, are not known here.
     */
    public Optional<EventType> offered(String spelled) {
        return voice().offered(spelled);
    }

    /** How this dialect writes the event of this canonical name, catalogued or custom. */
    public String spell(String canonical) {
        return voice().spell(canonical);
    }

    /** Whether webhooks may subscribe to {@value #EVERYTHING}. */
    public boolean hasEverything() {
        return this != FLUENT_CRM;
    }

    /**
     * Whether {@value #EVERYTHING} means the event of this canonical name, too: every event that is offered and every
     * custom one.
     */
    public boolean everythingCovers(String canonical) {
        return hasEverything()
                && !canonical.startsWith(EventType.OF_ACTIONS)
                && EventType.named(canonical).map(events()::contains).orElse(true);
    }

    /** Whether webhooks may bring a body of their own, a {@link org.belfry.template.PayloadTemplate}. */
    public boolean takesTemplate() {
        return this == STANDARD || this == CLOUDCUSP;
    }

    /** The waits between attempts, unless the webhook brings its own. */
    public RetrySchedule retrySchedule() {
        return voice().retrySchedule();
    }

    /** Content for a test send of this event. */
    public Sample sample(EventType type) {
        return voice().sample(type);
    }

    /**
     * The request for {@code message}. The body is the same for the same message, whenever it is made; signatures in it
     * follow the current secret, and those of Standard Webhooks the time of the attempt as well.
     */
    public Rendered render(Message message, SigningKeys keys, Instant attemptedAt) {
        return sign(message, body(message, keys), keys, attemptedAt);
    }

    /** Only the body, for keeping it where what it depends on may change before a retry. */
    public Body body(Message message, SigningKeys keys) {
        return voice().body(message, keys);
    }

    /** The request with a body that was made before. */
    public Rendered sign(Message message, Body body, SigningKeys keys, Instant attemptedAt) {
        Map<String, String> headers = new LinkedHashMap<>(voice().headers(message, body.bytes(), keys));
        String id = message.event().id().value();
        String seconds = Long.toString(attemptedAt.getEpochSecond());
        keys.standard(new SignedContent(id, seconds, body.bytes())).ifPresent(signature -> {
            headers.put(StandardWebhooks.ID, id);
            headers.put(StandardWebhooks.TIMESTAMP, seconds);
            headers.put(StandardWebhooks.SIGNATURE, signature);
        });
        return new Rendered(body, headers);
    }

    private Voice voice() {
        return switch (this) {
            case STANDARD -> Standard.VOICE;
            case FLUENT_CRM -> FluentCrm.VOICE;
            case FLUENT_COMMUNITY -> FluentCommunity.VOICE;
            case CLOUDCUSP -> CloudCusp.VOICE;
        };
    }
}
