package org.belfry.contact;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.TextField;

/**
 * Who a contact is.
 *
 * @param texts none blank
 * @param custom by name, in the order in which they were first told
 */
public record Profile(EmailAddress email, Map<TextField, String> texts, Map<String, RawJson> custom) {
    public Profile {
        texts = texts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(texts));
        custom = Collections.unmodifiableMap(new LinkedHashMap<>(custom));
    }

    /** A text of it. */
    public Optional<String> text(TextField field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** The profile without what is to go. */
    Profile without(Erasure erasure) {
        Map<TextField, String> newTexts = new EnumMap<>(TextField.class);
        newTexts.putAll(texts);
        newTexts.keySet().removeAll(erasure.texts());
        Map<String, RawJson> newCustom = new LinkedHashMap<>(custom);
        newCustom.keySet().removeAll(erasure.custom());
        return new Profile(email, newTexts, newCustom);
    }

    /** The profile with what is told; what is absent stays. */
    Profile merged(ContactFields told) {
        Map<TextField, String> newTexts = new EnumMap<>(TextField.class);
        newTexts.putAll(texts);
        newTexts.putAll(told.texts());
        Map<String, RawJson> newCustom = new LinkedHashMap<>(custom);
        newCustom.putAll(told.custom());
        return new Profile(told.email() == null ? email : told.email(), newTexts, newCustom);
    }

    /** The address only: the rest is not for logs. */
    @Override
    public String toString() {
        return "Profile[%s]".formatted(email);
    }
}
