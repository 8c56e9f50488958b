package org.belfry.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes one object, compact and in the order of the calls, escaped as JavaScript's {@code JSON.stringify} does. Values
 * that are raw are spliced in untouched. The caller names no member twice.
 */
public final class ObjectText {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a text, or {@code null}. */
    public ObjectText text(String name, @Nullable String value) {
        return value == null ? nothing(name) : raw(name, quoted(value));
    }

    /** Adds a number. */
    public ObjectText number(String name, long value) {
        return raw(name, RawJson.stored(Long.toString(value).getBytes(UTF_8)));
    }

    /** Adds a number, or {@code null}. */
    public ObjectText number(String name, @Nullable Integer value) {
        return value == null ? nothing(name) : number(name, value.longValue());
    }

    /** Adds {@code true} or {@code false}. */
    public ObjectText truth(String name, boolean value) {
        return raw(name, RawJson.stored(Boolean.toString(value).getBytes(UTF_8)));
    }

    /** Adds {@code true}. */
    public ObjectText yes(String name) {
        return truth(name, true);
    }

    /** Adds {@code null}. */
    public ObjectText nothing(String name) {
        return raw(name, RawJson.stored("null".getBytes(UTF_8)));
    }

    /** Adds a list of texts. */
    public ObjectText texts(String name, Collection<String> values) {
        return raw(name, listed(values.stream().map(ObjectText::quoted).toList()));
    }

    /** Adds a value as it stands. */
    public ObjectText raw(String name, RawJson value) {
        out.write(out.size() == 0 ? '{' : ',');
        quoted(name).appendTo(out);
        out.write(':');
        value.appendTo(out);
        return this;
    }

    /** The object up to now. */
    public RawJson done() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(out.size() + 2);
        whole.writeBytes(out.size() == 0 ? new byte[] {'{'} : out.toByteArray());
        whole.write('}');
        return RawJson.stored(whole.toByteArray());
    }

    /** A list of values as they stand. */
    public static RawJson listed(Collection<RawJson> values) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        for (RawJson value : values) {
            list.write(list.size() == 0 ? '[' : ',');
            value.appendTo(list);
        }
        list.writeBytes((list.size() == 0 ? "[]" : "]").getBytes(UTF_8));
        return RawJson.stored(list.toByteArray());
    }

    /** A text as JSON; half of a surrogate pair becomes a question mark. */
    public static RawJson quoted(String text) {
        String whole = new String(text.getBytes(UTF_8), UTF_8);
        return RawJson.stored(JsonText.quoted(whole).getBytes(UTF_8));
    }
}
