package org.belfry.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON text as plain Java: maps keep the members' order, numbers are {@link BigDecimal}. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    /** An {@link AssertionError} when the text is not exactly one JSON value without duplicate members. */
    public static Json parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new AssertionError("no JSON value in an empty text");
            }
            Object value = read(parser);
            if (parser.nextToken() != null) {
                throw new AssertionError("more than one JSON value: " + text);
            }
            return new Json(value);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** A string as a JSON text, quotes included. */
    public static String quote(String text) {
        return '"'
                + new String(com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance()
                        .quoteAsString(text))
                + '"';
    }

    /** The member or element behind a path such as {@code "webhook.events.0"}; a missing step is an error. */
    public Json at(String path) {
        Json here = this;
        for (String step : path.split("\\.")) {
            here = here.step(step, path);
        }
        return here;
    }

    /** Whether the last step of a path is there, be it null. */
    public boolean has(String member) {
        return value instanceof Map<?, ?> object && object.containsKey(member);
    }

    /** The names of the members in the order of the text. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Object name : as(Map.class).keySet()) {
            names.add(name.toString());
        }
        return names;
    }

    public List<Json> elements() {
        List<Json> elements = new ArrayList<>();
        for (Object element : as(List.class)) {
            elements.add(new Json(element));
        }
        return elements;
    }

    public String string() {
        return as(String.class);
    }

    public long number() {
        return as(BigDecimal.class).longValueExact();
    }

    public boolean bool() {
        return as(Boolean.class);
    }

    public boolean isNull() {
        return value == null;
    }

    /** The plain value, for comparisons. */
    public @Nullable Object plain() {
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    private Json step(String step, String path) {
        if (value instanceof List<?> list) {
            return new Json(list.get(Integer.parseInt(step)));
        }
        if (!has(step)) {
            throw new AssertionError("nothing at '" + path + "': no member '" + step + "' in " + value);
        }
        return new Json(as(Map.class).get(step));
    }

    private <T> T as(Class<T> type) {
        if (!type.isInstance(value)) {
            throw new AssertionError("expected " + type.getSimpleName() + " but was: " + value);
        }
        return type.cast(value);
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, read(parser));
        }
        return object;
    }

    private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser));
        }
        return array;
    }
}
