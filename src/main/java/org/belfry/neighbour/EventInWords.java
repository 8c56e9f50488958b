package org.belfry.neighbour;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.belfry.event.EventRefused;
import org.belfry.event.HubEvent;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** An event as words by their names, which mean the same in every application of a server. */
public final class EventInWords {
    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String OCCURRED_AT = "occurred_at";
    private static final String DATA = "data";
    private static final String ACTOR = "actor";
    private static final String TENANT = "tenant";
    private static final Set<String> NAMES = Set.of(ID, TYPE, OCCURRED_AT, DATA, ACTOR, TENANT);

    private EventInWords() {}

    static Map<String, String> of(HubEvent event) {
        Map<String, String> words = new HashMap<>();
        words.put(TYPE, event.type());
        words.put(DATA, event.data().text());
        words.put(TENANT, event.tenant().id());
        if (event.id() != null) {
            words.put(ID, event.id().value());
        }
        if (event.occurredAt() != null) {
            words.put(OCCURRED_AT, event.occurredAt().toString());
        }
        if (event.actor() != null) {
            words.put(ACTOR, event.actor().text());
        }
        return words;
    }

    /** @throws EventRefused when the words are no event, or more than this version of Belfry understands */
    public static HubEvent read(Map<String, String> words) {
        for (String name : words.keySet()) {
            if (!NAMES.contains(name)) {
                throw new EventRefused("This Belfry knows no '" + name + "' of an event; its belfry-api.jar is older.");
            }
        }
        try {
            String id = words.get(ID);
            String occurredAt = words.get(OCCURRED_AT);
            String actor = words.get(ACTOR);
            return new HubEvent(
                    id == null ? null : new EventId(id),
                    required(words.get(TYPE), TYPE),
                    occurredAt == null ? null : Instant.parse(occurredAt),
                    RawJson.of(required(words.get(DATA), DATA)),
                    actor == null ? null : RawJson.of(actor),
                    new Tenant(required(words.get(TENANT), TENANT)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new EventRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private static String required(@Nullable String word, String name) {
        if (word == null) {
            throw new IllegalArgumentException("An event needs its " + name + ".");
        }
        return word;
    }
}
