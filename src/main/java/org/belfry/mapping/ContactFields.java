package org.belfry.mapping;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a contact. What is absent is not told, and changes nothing: null, no entry in the map, or an empty
 * list. Nothing here can erase.
 *
 * @param tags titles or slugs, as told
 * @param lists titles or slugs, as told
 * @param custom values of any kind but null, by the name of the custom field, in the order told
 */
public record ContactFields(
        @Nullable EmailAddress email,
        Map<TextField, String> texts,
        @Nullable ContactStatus status,
        List<String> tags,
        List<String> lists,
        Map<String, RawJson> custom) {
    /** Nothing is told. */
    public static final ContactFields NONE = new ContactFields(null, Map.of(), null, List.of(), List.of(), Map.of());

    public ContactFields {
        texts = texts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(texts));
        tags = List.copyOf(tags);
        lists = List.copyOf(lists);
        custom = Collections.unmodifiableMap(new LinkedHashMap<>(custom));
    }

    /** A text of it. */
    public Optional<String> text(TextField field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** As an object with the names that {@link Target} spells; custom fields are in {@code custom_field}. */
    public RawJson json() {
        ObjectText object = new ObjectText();
        if (email != null) {
            object.text("email", email.value());
        }
        texts.forEach((field, text) -> object.text(field.wireName(), text));
        if (status != null) {
            object.text("status", status.wireName());
        }
        if (!tags.isEmpty()) {
            object.texts("tags", tags);
        }
        if (!lists.isEmpty()) {
            object.texts("lists", lists);
        }
        if (!custom.isEmpty()) {
            ObjectText fields = new ObjectText();
            custom.forEach(fields::raw);
            object.raw("custom_field", fields.done());
        }
        return object.done();
    }

    /** Values of text fields and custom fields never appear in a log. */
    @Override
    public String toString() {
        return "ContactFields[%s, %d custom]".formatted(texts.keySet(), custom.size());
    }
}
