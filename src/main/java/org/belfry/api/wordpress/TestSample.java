package org.belfry.api.wordpress;

import java.util.Map;
import java.util.Optional;
import org.belfry.catalogue.Catalogue;
import org.belfry.dialect.Dialect;
import org.belfry.dialect.Sample;
import org.belfry.event.HubEvent;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Reads which event a test send is to show. */
public final class TestSample {
    private TestSample() {}

    /**
     * A sample of the event that is wanted, or of the first that is subscribed to; of everything, the first that the product
     * offers.
     *
     * @throws WordPressError.Thrown when the product has no such event
     */
    public static HubEvent of(Webhook webhook, Product product, Optional<String> wanted, Catalogue catalogue) {
        Dialect dialect = product.dialect();
        String type = wanted.map(name -> catalogue
                        .offered(dialect, webhook.tenant(), name)
                        .orElseThrow(() -> new WordPressError.Thrown(product.unsupported(name))))
                .orElseGet(() -> first(webhook));
        Sample sample = catalogue.sample(dialect, webhook.tenant(), type);
        return new HubEvent(null, type, null, sample.data(), sample.actor(), webhook.tenant());
    }

    private static String first(Webhook webhook) {
        return webhook.events().stream()
                .filter(name -> !name.equals(Dialect.EVERYTHING))
                .findFirst()
                .orElseGet(() -> webhook.dialect().events().iterator().next().wireName());
    }

    /** The event named in the body, or in the query. */
    public static Optional<String> wanted(@Nullable String inQuery, Optional<JsonSlice> body) {
        return inBody(body).or(() -> Optional.ofNullable(inQuery));
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
