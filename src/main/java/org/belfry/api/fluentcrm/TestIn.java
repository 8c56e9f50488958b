package org.belfry.api.fluentcrm;

import java.util.Map;
import java.util.Optional;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.dialect.FluentCrm;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.event.SampleData;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/** Reads which event a test send is to show. */
final class TestIn {
    private TestIn() {}

    /** A sample of the event named in the body, or in the query, or of the first that is subscribed to. */
    static HubEvent sample(Webhook webhook, @Nullable String inQuery, Optional<JsonSlice> body) {
        String name = inBody(body).or(() -> Optional.ofNullable(inQuery)).orElseGet(() -> webhook.events()
                .get(0));
        EventType type = EventType.named(name)
                .filter(FluentCrm.EVENTS::contains)
                .orElseThrow(() -> new WordPressError.Thrown(FluentCrmErrors.unsupportedEvent(name)));
        return new HubEvent(null, type.wireName(), null, SampleData.of(type), null, webhook.tenant());
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
