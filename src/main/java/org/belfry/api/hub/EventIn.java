package org.belfry.api.hub;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belfry.api.hub.Problem.FieldError;
import org.belfry.catalogue.Catalogue;
import org.belfry.event.EventType;
import org.belfry.event.HubEvent;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** Reads events that are published; all of them or none, and every fault is told with its place. */
final class EventIn {
    static final int MOST_EVENTS = 500;

    private static final Set<String> MEMBERS = Set.of("type", "data", "id", "occurred_at", "actor");

    private final Tenant tenant;
    private final Optional<String> idempotencyKey;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    private EventIn(Tenant tenant, Optional<String> idempotencyKey) {
        this.tenant = tenant;
        this.idempotencyKey = idempotencyKey;
    }

    /** The events of a body that is one event or a list of them; the catalogue has no objection to them. */
    static List<HubEvent> read(JsonSlice body, Tenant tenant, Optional<String> idempotencyKey, Catalogue catalogue) {
        EventIn in = new EventIn(tenant, idempotencyKey);
        List<HubEvent> events = body.kind() == Kind.ARRAY ? in.list(body.items()) : in.one(body);
        catalogue
                .objectionsTo(events)
                .forEach(objection -> in.errors.add(
                        new FieldError(in.paths.get(objection.position()) + objection.member(), objection.reason())));
        if (!in.errors.isEmpty()) {
            throw new Problem.Thrown(Problem.unprocessable(in.errors));
        }
        return events;
    }

    private List<HubEvent> one(JsonSlice body) {
        HubEvent event = event(body, "", 0);
        return event == null ? List.of() : List.of(event);
    }

    private List<HubEvent> list(List<JsonSlice> items) {
        if (items.isEmpty() || items.size() > MOST_EVENTS) {
            errors.add(new FieldError(
                    "", "A list has 1 to " + MOST_EVENTS + " events; this one has " + items.size() + "."));
            return List.of();
        }
        List<HubEvent> events = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            HubEvent event = event(items.get(i), "[" + i + "].", i);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private @Nullable HubEvent event(JsonSlice value, String path, int position) {
        if (value.kind() != Kind.OBJECT) {
            errors.add(new FieldError(
                    path.isEmpty() ? "" : path.substring(0, path.length() - 1), "An event is an object."));
            return null;
        }
        int before = errors.size();
        Map<String, JsonSlice> members = value.members();
        members.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> errors.add(new FieldError(path + shortened(name), "There is no such member.")));
        String type = type(members.get("type"), path);
        RawJson data = object(members.get("data"), path + "data", true);
        RawJson actor = object(members.get("actor"), path + "actor", false);
        Instant occurredAt = instant(members.get("occurred_at"), path);
        EventId id = id(members.get("id"), path, position);
        if (errors.size() > before || type == null || data == null) {
            return null;
        }
        paths.add(path);
        return new HubEvent(id, type, occurredAt, data, actor, tenant);
    }

    private @Nullable String type(@Nullable JsonSlice value, String path) {
        if (value == null || value.kind() != Kind.STRING) {
            errors.add(new FieldError(path + "type", "An event needs a type, which is a text."));
            return null;
        }
        String type = value.text();
        // Whether a name of the right form is known, the catalogue tells.
        if (!EventType.isWellFormed(type)) {
            errors.add(new FieldError(path + "type", "Event type '" + shortened(type) + "' is not known."));
        }
        return type;
    }

    private @Nullable RawJson object(@Nullable JsonSlice value, String path, boolean required) {
        if (value == null || value.kind() == Kind.NULL) {
            if (required) {
                errors.add(new FieldError(path, "An event needs data, which is an object."));
            }
            return null;
        }
        if (value.kind() != Kind.OBJECT) {
            errors.add(new FieldError(path, "Must be an object."));
            return null;
        }
        return value.raw();
    }

    private @Nullable Instant instant(@Nullable JsonSlice value, String path) {
        if (value == null || value.kind() == Kind.NULL) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.kind() == Kind.STRING ? value.text() : "");
            if (time.getYear() >= 1 && time.getYear() <= 9998) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // Told below, like a year out of range.
        }
        errors.add(new FieldError(path + "occurred_at", "Must be an instant like 2024-01-15T10:30:00Z."));
        return null;
    }

    private @Nullable EventId id(@Nullable JsonSlice value, String path, int position) {
        if (value == null || value.kind() == Kind.NULL) {
            return idempotencyKey
                    .map(key -> IdempotencyKey.id(tenant, key, position))
                    .orElse(null);
        }
        try {
            return new EventId(value.kind() == Kind.STRING ? value.text() : "");
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(path + "id", "Must be 1 to 64 of A-Z a-z 0-9 _ -."));
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() > 128 ? text.substring(0, 128) + "…" : text;
    }
}
