package org.belfry.api.hub;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.Echo;
import org.jspecify.annotations.Nullable;

/**
 * An object as JSON merge reads it (RFC 7396): a member that is absent leaves a thing as it is, null takes it back. What is
 * wrong is noted, and then counts as absent; look at the {@link Faults} before the result is used.
 */
final class MergeForm {
    private final Map<String, JsonSlice> members;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    MergeForm(JsonSlice body, Faults faults) {
        this.faults = faults;
        if (body.kind() == Kind.OBJECT) {
            this.members = body.members();
        } else {
            this.members = Map.of();
            faults.add("", "Must be an object.");
        }
    }

    /** Whether the member is there, be it null. */
    boolean has(String name) {
        return find(name) != null;
    }

    boolean isNull(String name) {
        JsonSlice value = find(name);
        return value != null && value.kind() == Kind.NULL;
    }

    private @Nullable JsonSlice find(String name) {
        asked.add(name);
        return members.get(name);
    }

    void fault(String name, String reason) {
        faults.add(name, reason);
    }

    /**
     * What {@code reader} makes of the member; null when it is absent or null, or when the reader throws an
     * {@link IllegalArgumentException}, whose message is noted.
     */
    <T> @Nullable T value(String name, Function<JsonSlice, T> reader) {
        JsonSlice value = find(name);
        if (value == null || value.kind() == Kind.NULL) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            fault(name, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** As {@link #value}, for a thing that null takes back to what is usual: never null but when there was a fault. */
    <T> @Nullable T valueOr(String name, T usual, T before, Function<JsonSlice, T> reader) {
        if (!has(name)) {
            return before;
        }
        return isNull(name) ? usual : value(name, reader);
    }

    /** Notes every member that nobody asked for. Call it last. */
    void refuseTheRest() {
        members.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> fault(Echo.of(name), "There is no such member here."));
    }

    static String text(JsonSlice value) {
        if (value.kind() != Kind.STRING) {
            throw new IllegalArgumentException("Must be a text.");
        }
        return value.text();
    }

    static boolean truth(JsonSlice value) {
        if (value.kind() != Kind.BOOLEAN) {
            throw new IllegalArgumentException("Must be true or false.");
        }
        return value.truth();
    }

    /** Reads whole numbers of a range. */
    static Function<JsonSlice, Integer> number(int least, int most) {
        return value -> value.whole(least, most)
                .orElseThrow(() ->
                        new IllegalArgumentException("Must be a whole number from %d to %d.".formatted(least, most)));
    }
}
