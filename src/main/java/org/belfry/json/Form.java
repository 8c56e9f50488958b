package org.belfry.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * An object that is read member by member: what is missing, of a wrong kind, or never asked for becomes a {@link Fault}
 * with its path. A member that is null counts as absent. A method that finds a fault gives what it gives for an absent
 * member; look at the {@link Faults} before the result is used.
 */
public final class Form {
    private final Map<String, JsonSlice> members;
    private final String path;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    private Form(Map<String, JsonSlice> members, String path, Faults faults) {
        this.members = members;
        this.path = path;
        this.faults = faults;
    }

    /**
     * The form that {@code value} is; empty, with a fault, when it is no object.
     *
     * @param path where the value stands; empty for the whole body
     */
    public static Optional<Form> of(JsonSlice value, String path, Faults faults) {
        if (value.kind() != Kind.OBJECT) {
            faults.add(path, "Must be an object.");
            return Optional.empty();
        }
        return Optional.of(new Form(value.members(), path, faults));
    }

    /** The path of a member. */
    public String at(String name) {
        return path.isEmpty() ? Fault.shortened(name) : path + '.' + Fault.shortened(name);
    }

    /** Notes that a member is wrong. */
    public void fault(String name, String reason) {
        faults.add(at(name), reason);
    }

    /** Whether the member is there and not null; asks for it. */
    public boolean has(String name) {
        return valueIfAny(name) != null;
    }

    /** The member; null when absent. */
    public @Nullable JsonSlice valueIfAny(String name) {
        asked.add(name);
        JsonSlice value = members.get(name);
        return value == null || value.kind() == Kind.NULL ? null : value;
    }

    /** The member, which must be there. */
    public @Nullable JsonSlice value(String name) {
        JsonSlice value = valueIfAny(name);
        if (value == null) {
            fault(name, "Is required.");
        }
        return value;
    }

    /** A text of 1 to 255 characters, not blank, no control characters, which must be there. */
    public @Nullable String text(String name) {
        JsonSlice value = value(name);
        return value == null ? null : text(value, at(name));
    }

    /** As {@link #text}, or null when absent. */
    public @Nullable String textIfAny(String name) {
        JsonSlice value = valueIfAny(name);
        return value == null ? null : text(value, at(name));
    }

    /** One or more texts as {@link #text} wants them, which must be there. */
    public List<String> texts(String name) {
        return value(name) == null ? List.of() : textsIfAny(name);
    }

    /** As {@link #texts}, or none when absent. */
    public List<String> textsIfAny(String name) {
        JsonSlice value = valueIfAny(name);
        if (value == null) {
            return List.of();
        }
        if (value.kind() != Kind.ARRAY || value.items().isEmpty()) {
            fault(name, "Must be a list of one or more texts.");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonSlice item : value.items()) {
            String text = text(item, at(name) + '[' + texts.size() + ']');
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    /** True or false; false when absent. */
    public boolean truthIfAny(String name) {
        JsonSlice value = valueIfAny(name);
        if (value != null && value.kind() != Kind.BOOLEAN) {
            fault(name, "Must be true or false.");
            return false;
        }
        return value != null && value.truth();
    }

    /** An object in it, which must be there. */
    public Optional<Form> form(String name) {
        JsonSlice value = value(name);
        return value == null ? Optional.empty() : of(value, at(name), faults);
    }

    /** Notes every member that nobody asked for. Call it last. */
    public void refuseTheRest() {
        members.keySet().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> fault(name, "There is no such member here."));
    }

    private @Nullable String text(JsonSlice value, String where) {
        String text = value.kind() == Kind.STRING ? value.text() : "";
        if (text.isBlank() || !PlainText.fits(text)) {
            faults.add(where, "Must be a text of 1 to %d characters.".formatted(PlainText.LONGEST));
            return null;
        }
        return text;
    }
}
