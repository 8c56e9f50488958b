package org.belfry.api.hub;

import java.util.Optional;
import org.belfry.catalogue.Catalogue;
import org.belfry.dialect.Dialect;
import org.belfry.dialect.Sample;
import org.belfry.event.HubEvent;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.Echo;
import org.belfry.webhook.Webhook;

/** Reads what a test send is to say. */
final class TestIn {
    private final Webhook webhook;
    private final Catalogue catalogue;

    private TestIn(Webhook webhook, Catalogue catalogue) {
        this.webhook = webhook;
        this.catalogue = catalogue;
    }

    static HubEvent sample(Webhook webhook, JsonSlice body, Catalogue catalogue) {
        return new TestIn(webhook, catalogue).sample(body);
    }

    private HubEvent sample(JsonSlice body) {
        Faults faults = new Faults();
        MergeForm form = new MergeForm(body, faults);
        String type = form.value("event", value -> named(MergeForm.text(value)));
        RawJson data = form.value("data", TestIn::object);
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        String chosen = type == null ? first() : type;
        Sample sample = catalogue.sample(webhook.dialect(), webhook.tenant(), chosen);
        return new HubEvent(null, chosen, null, data == null ? sample.data() : data, sample.actor(), webhook.tenant());
    }

    private String named(String spelled) {
        Dialect dialect = webhook.dialect();
        Optional<String> offered = catalogue.offered(dialect, webhook.tenant(), spelled);
        return offered.orElseThrow(() -> new IllegalArgumentException(
                "The dialect %s has no event type '%s'.".formatted(dialect.wireName(), Echo.of(spelled))));
    }

    private static RawJson object(JsonSlice value) {
        if (value.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("Must be an object.");
        }
        return value.raw();
    }

    /** The first that is subscribed to; of everything, the first that the dialect offers. */
    private String first() {
        return webhook.events().stream()
                .filter(name -> !name.equals(Dialect.EVERYTHING))
                .findFirst()
                .orElseGet(() -> webhook.dialect().events().iterator().next().wireName());
    }
}
