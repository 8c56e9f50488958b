package org.belfry.template;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;

/**
 * What the placeholders of a template stand for in one event:
 *
 * <ul>
 *   <li>{@code event_type} and {@code timestamp};
 *   <li>{@code subscriber_x}, the member x of {@code data.contact};
 *   <li>{@code custom_field_x}, also {@code subscriber_custom_field_x}, the member x of the contact's {@code custom_values},
 *       else of its {@code custom_fields};
 *   <li>{@code campaign_x}, the member x of {@code data.campaign}; {@code campaign_sent_date} is its {@code sent_at} too;
 *   <li>{@code data} and {@code data.any.path}; a number in a path counts the items of an array from 0.
 * </ul>
 *
 * Not for use by several threads.
 */
public final class EventValues {
    private static final String DATA = "data";
    private static final String CONTACT = "data.contact.";
    private static final String CAMPAIGN = "data.campaign.";
    private static final int INDEX_DIGITS = 9;

    // Every value that was looked for, so that deep data is not read again for each of its members.
    private final Map<String, Optional<JsonSlice>> found = new HashMap<>();

    /**
     * @param eventType in the spelling that is to be sent
     * @param occurredAt told in UTC, in whole seconds
     * @param data the event's
     */
    public EventValues(String eventType, Instant occurredAt, RawJson data) {
        found.put("event_type", Optional.of(text(eventType)));
        found.put(
                "timestamp",
                Optional.of(text(occurredAt.truncatedTo(ChronoUnit.SECONDS).toString())));
        found.put(DATA, Optional.of(StrictJson.read(data.bytes())));
    }

    /** The value of a placeholder; empty when there is no such placeholder, or when the event knows nothing of it. */
    Optional<JsonSlice> find(String placeholder) {
        Optional<JsonSlice> custom = behind(placeholder, "custom_field_")
                .or(() -> behind(placeholder, "subscriber_custom_field_"))
                .flatMap(name -> at(CONTACT + "custom_values." + name).or(() -> at(CONTACT + "custom_fields." + name)));
        return custom.or(() -> behind(placeholder, "subscriber_").flatMap(name -> at(CONTACT + name)))
                .or(() -> behind(placeholder, "campaign_").flatMap(name -> at(CAMPAIGN + name)))
                .or(() -> placeholder.equals("campaign_sent_date") ? at(CAMPAIGN + "sent_at") : Optional.empty())
                .or(() -> at(placeholder));
    }

    /** Whether there is such a placeholder at all, whatever this event knows. */
    static boolean isPlaceholder(String name) {
        return name.equals("event_type")
                || name.equals("timestamp")
                || name.equals(DATA)
                || name.startsWith(DATA + ".")
                || (name.indexOf('.') < 0
                        && (name.startsWith("subscriber_")
                                || name.startsWith("campaign_")
                                || name.startsWith("custom_field_")));
    }

    private static Optional<String> behind(String placeholder, String prefix) {
        return placeholder.startsWith(prefix) && placeholder.indexOf('.') < 0
                ? Optional.of(placeholder.substring(prefix.length()))
                : Optional.empty();
    }

    private Optional<JsonSlice> at(String path) {
        Optional<JsonSlice> known = found.get(path);
        if (known == null) {
            int dot = path.lastIndexOf('.');
            known = dot < 0
                    ? Optional.empty()
                    : at(path.substring(0, dot)).flatMap(parent -> part(parent, path.substring(dot + 1)));
            found.put(path, known);
        }
        return known;
    }

    private static Optional<JsonSlice> part(JsonSlice parent, String name) {
        return switch (parent.kind()) {
            case OBJECT -> Optional.ofNullable(parent.members().get(name));
            case ARRAY ->
                index(name).filter(index -> index < parent.items().size()).map(index -> parent.items()
                        .get(index));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> index(String digits) {
        return digits.length() <= INDEX_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }

    private static JsonSlice text(String text) {
        return StrictJson.read(JsonText.quoted(text).getBytes(StandardCharsets.UTF_8));
    }
}
