package org.belfry.template;

import java.util.LinkedHashSet;
import java.util.Set;
import org.belfry.json.MalformedJson;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * A body with holes: any JSON value whose strings may name placeholders. A string that is only one placeholder becomes the
 * value itself, of whatever type; inside longer text the value is inserted as text. Names of members stay as they are, and
 * what was inserted is never looked at again. Compares by its bytes.
 *
 * <p>{@link EventValues} tells which placeholders there are. Braces around anything that cannot be a name are text.
 */
public final class PayloadTemplate {
    /** How many bytes a template may have. */
    public static final int MOST_BYTES = 64 * 1024;

    /** How many placeholders a template may name; each costs time with every delivery. */
    public static final int MOST_PLACEHOLDERS = 200;

    private final RawJson source;
    private final TemplateNode root;

    private PayloadTemplate(RawJson source, TemplateNode root) {
        this.source = source;
        this.root = root;
    }

    /**
     * The template in {@code text}.
     *
     * @throws IllegalArgumentException with one sentence when it is no JSON, too deep (64), too long, or names too much
     */
    public static PayloadTemplate parse(String text) {
        try {
            return of(RawJson.of(text));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException("The payload template is no valid JSON: " + e.getMessage(), e);
        }
    }

    /**
     * The template that {@code source} is.
     *
     * @throws IllegalArgumentException with one sentence when it is too long or names too much
     */
    public static PayloadTemplate of(RawJson source) {
        if (source.length() > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A payload template has at most %d bytes (was %d).".formatted(MOST_BYTES, source.length()));
        }
        TemplateNode root = TemplateNode.of(StrictJson.read(source.bytes()));
        long placeholders = root.placeholders().count();
        if (placeholders > MOST_PLACEHOLDERS) {
            throw new IllegalArgumentException("A payload template has at most %d placeholders (was %d)."
                    .formatted(MOST_PLACEHOLDERS, placeholders));
        }
        return new PayloadTemplate(source, root);
    }

    /** As it was given, for showing and keeping. */
    public RawJson source() {
        return source;
    }

    /** The names it has placeholders for, without braces, each once, in order. */
    public Set<String> placeholders() {
        return root.placeholders().collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    /**
     * The body for one event: compact, the same bytes for the same values. A placeholder without a value becomes null, or
     * nothing inside text, and a warning.
     */
    public FilledBody fill(EventValues values) {
        return Filling.fill(root, values);
    }

    /** As {@link #fill}, but members for which there is no value are left out, and objects of which nothing is left. */
    FilledBody fillWithWhatIsKnown(EventValues values) {
        return Filling.fill(root.known(values).orElse(root), values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PayloadTemplate that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** The length only: templates may hold credentials. */
    @Override
    public String toString() {
        return "PayloadTemplate[%d bytes]".formatted(source.length());
    }
}
