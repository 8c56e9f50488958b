package org.belfry.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.PlainText;

/**
 * The way to a value: names of members with dots between; a number is the index of an item where a list stands, from 0.
 *
 * @param text for instance {@code contact.phones.0.number}
 */
public record Path(String text) {
    private static final int MOST_STEPS = 32;

    /** @throws IllegalArgumentException when {@link #isPath} says no */
    public Path {
        if (!isPath(text)) {
            throw new IllegalArgumentException("A path is names with dots between");
        }
    }

    /** Whether {@code text} is a path: 1 to 255 characters, at most 32 names, none of them empty. */
    public static boolean isPath(String text) {
        return PlainText.fits(text)
                && !text.isBlank()
                && steps(text).size() <= MOST_STEPS
                && steps(text).stream().noneMatch(String::isEmpty);
    }

    List<String> steps() {
        return steps(text);
    }

    /** The value there; empty when there is none, or null. */
    public Optional<JsonSlice> in(JsonSlice root) {
        Optional<JsonSlice> value = Optional.of(root);
        for (String step : steps()) {
            value = value.flatMap(parent -> child(parent, step));
        }
        return value.filter(found -> found.kind() != Kind.NULL);
    }

    private static Optional<JsonSlice> child(JsonSlice parent, String step) {
        return switch (parent.kind()) {
            case OBJECT -> {
                Map<String, JsonSlice> members = parent.members();
                yield Optional.ofNullable(members.get(step));
            }
            case ARRAY -> item(parent.items(), step);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonSlice> item(List<JsonSlice> items, String step) {
        boolean number = step.length() <= 6 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        int index = number ? Integer.parseInt(step) : items.size();
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    private static List<String> steps(String text) {
        return List.of(text.split("\\.", -1));
    }
}
