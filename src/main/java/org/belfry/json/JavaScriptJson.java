package org.belfry.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * JSON as JavaScript writes it. A receiver that checks a signature over {@code JSON.stringify(JSON.parse(body))} instead of
 * over the body's own bytes gets the same bytes again only if they were written this way.
 */
public final class JavaScriptJson {
    private static final long LARGEST_INDEX = (1L << 32) - 2;
    private static final int INDEX_DIGITS = 10;

    private final JsonParser parser;

    private JavaScriptJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The bytes that {@code JSON.stringify(JSON.parse(value))} gives, and gives again for its own result: compact, with as
     * few escapes as possible, numbers as doubles (what is too large becomes null), members that are named like an array
     * index first and in the order of numbers, and the last value of a member that is named twice.
     */
    public static RawJson rewritten(RawJson value) {
        try (JsonParser parser = SliceReader.TOKENS.createParser(value.bytes())) {
            String text = new JavaScriptJson(parser).value(parser.nextToken());
            return RawJson.stored(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("JSON that was valid before is not any more", e);
        }
    }

    private String value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> JsonText.quoted(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JavaScriptNumber.rewritten(parser.getText());
            default -> parser.getText();
        };
    }

    private String array() throws IOException {
        StringJoiner items = new StringJoiner(",", "[", "]");
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            items.add(value(item));
        }
        return items.toString();
    }

    private String object() throws IOException {
        Map<Long, String> indexed = new TreeMap<>();
        Map<String, String> named = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String value = value(parser.nextToken());
            if (isIndex(name)) {
                indexed.put(Long.valueOf(name), value);
            } else {
                named.put(name, value);
            }
        }
        StringJoiner members = new StringJoiner(",", "{", "}");
        indexed.forEach((index, value) -> members.add("\"" + index + "\":" + value));
        named.forEach((name, value) -> members.add(JsonText.quoted(name) + ":" + value));
        return members.toString();
    }

    /** Whether {@code name} is an array index of ECMA-262: 0 to 2^32 - 2, as JavaScript writes that number. */
    private static boolean isIndex(String name) {
        if (name.isEmpty() || name.length() > INDEX_DIGITS || (name.charAt(0) == '0' && name.length() > 1)) {
            return false;
        }
        return name.chars().allMatch(c -> c >= '0' && c <= '9') && Long.parseLong(name) <= LARGEST_INDEX;
    }
}
