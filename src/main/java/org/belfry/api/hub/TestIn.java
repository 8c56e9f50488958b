package org.belfry.api.hub;

import org.belfry.dialect.Dialect;
import org.belfry.dialect.Sample;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.Echo;
import org.belfry.webhook.Webhook;

/** Reads what a test send is to say. */
final class TestIn {
    private TestIn() {}

    static HubEvent sample(Webhook webhook, JsonSlice body) {
        Dialect dialect = webhook.dialect();
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        EventType type = form.value("event", value -> named(MergeForm.text(value), dialect));
        RawJson data = form.value("data", TestIn::object);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        EventType chosen = type == null ? first(webhook) : type;
        Sample sample = dialect.sample(chosen);
        return new HubEvent(
                null, chosen.wireName(), null, data == null ? sample.data() : data, sample.actor(), webhook.tenant());
    }

    private static EventType named(String spelled, Dialect dialect) {
        return dialect.offered(spelled)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The dialect %s has no event type '%s'.".formatted(dialect.wireName(), Echo.of(spelled))));
    }

    private static RawJson object(JsonSlice value) {
        if (value.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("Must be an object.");
        }
        return value.raw();
    }

    /** The first that is subscribed to; of everything, the first that the dialect offers. */
    private static EventType first(Webhook webhook) {
        return webhook.events().stream()
                .flatMap(name -> EventType.named(name).stream())
                .findFirst()
                .orElseGet(() -> webhook.dialect().events().iterator().next());
    }
}
