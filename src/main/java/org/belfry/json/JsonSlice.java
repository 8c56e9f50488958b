package org.belfry.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One value of a body that {@link StrictJson} has read, with the exact bytes it had there. The two outermost levels of a
 * body are found while it is read; what lies deeper is found each time it is asked for. Compares by its bytes.
 */
public final class JsonSlice {
    private final ByteRange range;
    private final Kind kind;
    private final @Nullable Map<String, JsonSlice> members;
    private final @Nullable List<JsonSlice> items;

    private JsonSlice(
            ByteRange range, Kind kind, @Nullable Map<String, JsonSlice> members, @Nullable List<JsonSlice> items) {
        this.range = range;
        this.kind = kind;
        this.members = members;
        this.items = items;
    }

    static JsonSlice object(ByteRange range, Map<String, JsonSlice> members) {
        return new JsonSlice(range, Kind.OBJECT, members, null);
    }

    static JsonSlice array(ByteRange range, List<JsonSlice> items) {
        return new JsonSlice(range, Kind.ARRAY, null, items);
    }

    /** A scalar, or an object or array whose inside is not known yet. */
    static JsonSlice closed(ByteRange range, Kind kind) {
        return new JsonSlice(range, kind, null, null);
    }

    /** What the value is. */
    public Kind kind() {
        return kind;
    }

    /** The bytes as they were received, copied out of the body so that it can be forgotten. */
    public RawJson raw() {
        return RawJson.stored(range.copy());
    }

    /**
     * The members in the order of the text.
     *
     * @throws IllegalStateException when this is no object
     */
    public Map<String, JsonSlice> members() {
        require(Kind.OBJECT);
        return members != null ? members : SliceReader.read(range).members();
    }

    /**
     * The items in order.
     *
     * @throws IllegalStateException when this is no array
     */
    public List<JsonSlice> items() {
        require(Kind.ARRAY);
        return items != null ? items : SliceReader.read(range).items();
    }

    /**
     * The text, unescaped. It may hold half of a surrogate pair where the JSON spells one as an escape.
     *
     * @throws IllegalStateException when this is no string
     */
    public String text() {
        require(Kind.STRING);
        return range.contains('\\') ? SliceReader.unescape(range) : range.unquoted();
    }

    /**
     * The number, exactly. It may be as large as {@code 1e2147483647}: do not turn it into digits unchecked.
     *
     * @throws IllegalStateException when this is no number
     * @throws MalformedJson when the exponent is larger than a {@link BigDecimal} can hold
     */
    public BigDecimal number() {
        require(Kind.NUMBER);
        try {
            return new BigDecimal(range.text());
        } catch (NumberFormatException e) {
            throw new MalformedJson(
                    MalformedJson.Reason.SYNTAX, "The number at byte %d is out of range.".formatted(range.start));
        }
    }

    /** The number as an integer of this range; empty when it is another one, and when this is no number. */
    public OptionalInt whole(int least, int most) {
        if (kind != Kind.NUMBER) {
            return OptionalInt.empty();
        }
        try {
            BigDecimal number = number();
            // In this order: a huge number is never turned into digits.
            return number.compareTo(BigDecimal.valueOf(least)) >= 0
                            && number.compareTo(BigDecimal.valueOf(most)) <= 0
                            && number.remainder(BigDecimal.ONE).signum() == 0
                    ? OptionalInt.of(number.intValue())
                    : OptionalInt.empty();
        } catch (MalformedJson e) {
            return OptionalInt.empty();
        }
    }

    /**
     * The boolean.
     *
     * @throws IllegalStateException when this is no boolean
     */
    public boolean truth() {
        require(Kind.BOOLEAN);
        return range.body[range.start] == 't';
    }

    int end() {
        return range.end;
    }

    private void require(Kind wanted) {
        if (kind != wanted) {
            throw new IllegalStateException("This JSON value is %s, not %s".formatted(kind, wanted));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonSlice that && range.sameBytes(that.range);
    }

    @Override
    public int hashCode() {
        return range.hash();
    }

    /** The kind and the length only: payloads are not for logs. */
    @Override
    public String toString() {
        return "JsonSlice[%s, %d bytes]".formatted(kind, range.length());
    }

    /** The six kinds of JSON values. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
