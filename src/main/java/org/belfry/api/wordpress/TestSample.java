package org.belfry.api.wordpress;

import java.util.Map;
import java.util.Optional;
import org.belfry.dialect.Sample;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Reads which event a test send is to show. */
public final class TestSample {
    private TestSample() {}

    /**
     * A sample of the event named in the body, or in the query, or of the first that is subscribed to; of everything, the
     * first that the product offers.
     *
     * @throws WordPressError.Thrown when the product has no such event
     */
    public static HubEvent of(Webhook webhook, Product product, @Nullable String inQuery, Optional<JsonSlice> body) {
        EventType type = inBody(body)
                .or(() -> Optional.ofNullable(inQuery))
                .map(name -> product.dialect()
                        .offered(name)
                        .orElseThrow(() -> new WordPressError.Thrown(product.unsupported(name))))
                .orElseGet(() -> first(webhook));
        Sample sample = product.dialect().sample(type);
        return new HubEvent(null, type.wireName(), null, sample.data(), sample.actor(), webhook.tenant());
    }

    private static EventType first(Webhook webhook) {
        return webhook.events().stream()
                .flatMap(name -> EventType.named(name).stream())
                .findFirst()
                .orElseGet(() -> webhook.dialect().events().iterator().next());
    }

    private static Optional<String> inBody(Optional<JsonSlice> body) {
        Optional<JsonSlice> event = body.filter(value -> value.kind() == Kind.OBJECT)
                .map(value -> value.members().get("event"));
        if (event.isPresent() && event.get().kind() != Kind.STRING) {
            throw new WordPressError.Thrown(
                    WordPressErrors.invalid(Map.of("event", "event must be the name of an event type.")));
        }
        return event.map(JsonSlice::text);
    }
}
