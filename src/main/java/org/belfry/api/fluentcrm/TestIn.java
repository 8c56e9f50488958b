package org.belfry.api.fluentcrm;

import java.util.Map;
import java.util.Optional;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.catalogue.Catalogue;
import org.belfry.dialect.Dialect;
import org.belfry.dialect.Sample;
import org.belfry.event.HubEvent;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Reads which event a test send is to show. */
final class TestIn {
    private TestIn() {}

    /** A sample of the event named in the body, or in the query, or of the first that is subscribed to. */
    static HubEvent sample(Webhook webhook, @Nullable String inQuery, Optional<JsonSlice> body, Catalogue catalogue) {
        String name = inBody(body).or(() -> Optional.ofNullable(inQuery)).orElseGet(() -> webhook.events()
                .get(0));
        String type = catalogue
                .offered(Dialect.FLUENT_CRM, webhook.tenant(), name)
                .orElseThrow(() -> new WordPressError.Thrown(FluentCrmErrors.unsupportedEvent(name)));
        Sample sample = catalogue.sample(Dialect.FLUENT_CRM, webhook.tenant(), type);
        return new HubEvent(null, type, null, sample.data(), sample.actor(), webhook.tenant());
    }

    private static Optional<String> inBody(Optional<JsonSlice> body) {
        Optional<JsonSlice> event = body.filter(value -> value.kind() == Kind.OBJECT)
                .map(value -> value.members().get("event"));
        if (event.isPresent() && event.get().kind() != Kind.STRING) {
            throw new WordPressError.Thrown(
                    FluentCrmErrors.invalid(Map.of("event", "event must be the name of an event type.")));
        }
        return event.map(JsonSlice::text);
    }
}
