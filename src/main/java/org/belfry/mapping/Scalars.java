package org.belfry.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.belfry.json.JsonSlice;
import org.belfry.json.MalformedJson;

/** Texts, numbers and booleans seen as texts, because senders of forms know nothing else. */
final class Scalars {
    private Scalars() {}

    /** The text, or what spells the number or boolean; empty for objects, lists and null. */
    static Optional<String> text(JsonSlice value) {
        return switch (value.kind()) {
            case STRING -> Optional.of(value.text());
            case NUMBER, BOOLEAN -> Optional.of(new String(value.raw().bytes(), UTF_8));
            default -> Optional.empty();
        };
    }

    /** Whether two numbers have one value; {@code 1.0} and {@code 1} do. */
    static boolean sameNumber(JsonSlice one, JsonSlice other) {
        try {
            return one.number().compareTo(other.number()) == 0;
        } catch (MalformedJson e) {
            // An exponent that no number can hold: equal only when spelled alike.
            return one.equals(other);
        }
    }
}
