package org.belfry.catalogue.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.jspecify.annotations.Nullable;

/** A JSON value as the library wants it, read by our own strict rules. Two are equal when JSON Schema says so: 1 is 1.0. */
final class Value implements JsonNode {
    static final JsonNodeFactory FACTORY = new Factory();

    private static final int LARGEST_EXPONENT = 1_000;

    private final String pointer;
    private final SimpleType type;
    /** A truth, a text, a number without needless zeros, a list or a map of values. */
    private final @Nullable Object plain;

    private Value(String pointer, SimpleType type, @Nullable Object plain) {
        this.pointer = pointer;
        this.type = type;
        this.plain = plain;
    }

    /** @throws IllegalArgumentException with one sentence when a number in it is too large to calculate with */
    static Value of(RawJson json) {
        return of(StrictJson.read(json.bytes()), "");
    }

    private static Value of(JsonSlice slice, String pointer) {
        return switch (slice.kind()) {
            case NULL -> new Value(pointer, SimpleType.NULL, null);
            case BOOLEAN -> new Value(pointer, SimpleType.BOOLEAN, slice.truth());
            case STRING -> new Value(pointer, SimpleType.STRING, slice.text());
            case NUMBER -> number(slice.number(), pointer);
            case ARRAY -> new Value(pointer, SimpleType.ARRAY, list(slice, pointer));
            case OBJECT -> new Value(pointer, SimpleType.OBJECT, map(slice, pointer));
        };
    }

    private static Value number(BigDecimal number, String pointer) {
        // Before any calculation: 1e999999999 has a billion digits.
        if (number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT) {
            throw new IllegalArgumentException(
                    "Has a number beyond 1e%d, which is not checked.".formatted(LARGEST_EXPONENT));
        }
        BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return new Value(pointer, bare.scale() <= 0 ? SimpleType.INTEGER : SimpleType.NUMBER, bare);
    }

    private static List<JsonNode> list(JsonSlice slice, String pointer) {
        List<JsonNode> list = new ArrayList<>();
        for (JsonSlice item : slice.items()) {
            list.add(of(item, pointer + '/' + list.size()));
        }
        return List.copyOf(list);
    }

    private static Map<String, JsonNode> map(JsonSlice slice, String pointer) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        slice.members()
                .forEach((name, member) -> map.put(name, of(member, pointer + '/' + JsonNode.encodeJsonPointer(name))));
        return map;
    }

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return type;
    }

    @Override
    public boolean asBoolean() {
        return as(Boolean.class);
    }

    @Override
    public String asString() {
        return as(String.class);
    }

    @Override
    public BigInteger asInteger() {
        return asNumber().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        return as(BigDecimal.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<JsonNode> asArray() {
        return as(List.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, JsonNode> asObject() {
        return as(Map.class);
    }

    private <T> T as(Class<T> kind) {
        return kind.cast(Objects.requireNonNull(plain, "null is no value of a kind"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value that && Objects.equals(plain, that.plain);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(plain);
    }

    /** For messages, which should not repeat a whole event. */
    @Override
    public String toPrintableString() {
        return switch (type) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> String.valueOf(plain);
        };
    }

    /** The kind only: payloads are not for logs. */
    @Override
    public String toString() {
        return type.getName();
    }

    private static final class Factory implements JsonNodeFactory {
        @Override
        public JsonNode wrap(Object node) {
            if (node instanceof JsonNode value) {
                return value;
            }
            throw new IllegalArgumentException("Not a value of ours.");
        }

        /** The schemas of schemas, which the library brings along. */
        @Override
        public JsonNode create(String rawJson) {
            return of(RawJson.of(rawJson));
        }
    }
}
