package org.belfry.api.hub;

import java.util.ArrayList;
import java.util.List;
import org.belfry.catalogue.OwnType;
import org.belfry.catalogue.TypeShape;
import org.belfry.event.EventType;
import org.belfry.event.SampleData;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.jspecify.annotations.Nullable;

/** Event types as the native API shows them: those of the catalogue and those of a tenant's own alike. */
final class EventTypeOut {
    private static final String CUSTOM = "custom";

    private EventTypeOut() {}

    static RawJson list(List<OwnType> own) {
        List<RawJson> types = new ArrayList<>();
        for (EventType type : EventType.values()) {
            types.add(head(type).done());
        }
        own.forEach(type -> types.add(head(type).done()));
        return new ObjectText().raw("event_types", ObjectText.listed(types)).done();
    }

    static RawJson of(EventType type) {
        return head(type).nothing("schema").raw("example", SampleData.of(type)).done();
    }

    static RawJson of(OwnType type) {
        TypeShape shape = type.shape();
        ObjectText out = head(type);
        add(out, "schema", shape.schema());
        add(out, "example", shape.example());
        WebhookOut.addTime(out, "created_at", type.createdAt());
        WebhookOut.addTime(out, "updated_at", type.updatedAt());
        return out.done();
    }

    private static ObjectText head(EventType type) {
        return new ObjectText()
                .text("type", type.wireName())
                .text("group", type.group().wireName())
                .text("description", type.description());
    }

    private static ObjectText head(OwnType type) {
        ObjectText out = new ObjectText().text("type", type.type()).text("group", CUSTOM);
        WebhookOut.addText(out, "description", type.shape().description());
        return out;
    }

    private static void add(ObjectText out, String name, @Nullable RawJson value) {
        if (value == null) {
            out.nothing(name);
        } else {
            out.raw(name, value);
        }
    }
}
