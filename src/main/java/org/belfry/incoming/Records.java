package org.belfry.incoming;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;

/** What a request brings: one record, or as many as a list has that is its whole body. */
public sealed interface Records {
    /** How many records a request may bring. */
    int MOST = 500;

    /**
     * Records to be processed, each by itself.
     *
     * @param all 1 to 500 objects, byte for byte
     */
    record Accepted(List<RawJson> all) implements Records {
        public Accepted {
            all = List.copyOf(all);
        }
    }

    /** Nothing of the request is processed; 400 with this code and message. */
    record Unfit(String code, String message) implements Records {}

    /**
     * The records of a body.
     *
     * @param isTheWebhooks whether an event's name is the one that the webhook is for, in any of its spellings
     */
    static Records of(JsonSlice body, Predicate<String> isTheWebhooks) {
        List<JsonSlice> items = body.kind() == Kind.ARRAY ? body.items() : List.of(body);
        if (items.isEmpty() || items.size() > MOST) {
            return new Unfit("invalid_payload", "A list has 1 to %d records.".formatted(MOST));
        }
        for (JsonSlice item : items) {
            if (item.kind() != Kind.OBJECT) {
                return new Unfit("invalid_payload", "A record is a JSON object.");
            }
            if (event(item).filter(isTheWebhooks.negate()).isPresent()) {
                return new Unfit("invalid_event", "The event is not the one this webhook is for.");
            }
        }
        return new Accepted(items.stream().map(JsonSlice::raw).toList());
    }

    /** The event's name; empty when absent or null, an empty text when it is no text, which no event is called. */
    private static Optional<String> event(JsonSlice item) {
        Map<String, JsonSlice> members = item.members();
        return Optional.ofNullable(members.get("event"))
                .filter(event -> event.kind() != Kind.NULL)
                .map(event -> event.kind() == Kind.STRING ? event.text() : "");
    }
}
