package org.belfry.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.MalformedJson.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the tokenizer over one value: checks all of it, and notes where the values of the two outermost levels
 * begin and end. A level is the number of objects and arrays around a value.
 */
final class SliceReader {
    private static final int LEVELS_KEPT = 2;

    // Depth and lengths are judged here, not by the tokenizer, so that every refusal has its reason.
    static final JsonFactory TOKENS = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(StrictJson.DEEPEST + 1)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final ByteRange range;
    private final JsonParser parser;
    private final @Nullable MemberNames[] namesByLevel = new MemberNames[StrictJson.DEEPEST];

    private SliceReader(ByteRange range, JsonParser parser) {
        this.range = range;
        this.parser = parser;
    }

    /** The value at the start of {@code range}; what may follow it in the range is not looked at. */
    static JsonSlice read(ByteRange range) {
        refuseZeroBytes(range);
        try (JsonParser parser = TOKENS.createParser(range.body, range.start, range.length())) {
            SliceReader reader = new SliceReader(range, parser);
            return reader.whole();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
    }

    /** The text of a string that is known to be valid. */
    static String unescape(ByteRange range) {
        try (JsonParser parser = TOKENS.createParser(range.body, range.start, range.length())) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new IllegalStateException("A string that was valid before is not any more", e);
        }
    }

    /** The tokenizer takes zero bytes at the start as a sign of UTF-16 and would then count in characters. */
    private static void refuseZeroBytes(ByteRange range) {
        for (int at = range.start; at < Math.min(range.end, range.start + 4); at++) {
            if (range.body[at] == 0) {
                throw notWellFormed(at);
            }
        }
    }

    private JsonSlice whole() {
        try {
            return keep(next(), 0);
        } catch (IOException e) {
            throw notWellFormed(offset());
        }
    }

    private JsonSlice keep(JsonToken token, int level) throws IOException {
        int start = range.start + (int) parser.currentTokenLocation().getByteOffset();
        return switch (token) {
            case START_OBJECT -> object(start, level);
            case START_ARRAY -> array(start, level);
            case VALUE_STRING -> {
                parser.finishToken();
                yield closed(start, offset(), Kind.STRING);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> closed(start, start + numberLength(), Kind.NUMBER);
            case VALUE_TRUE -> closed(start, start + "true".length(), Kind.BOOLEAN);
            case VALUE_FALSE -> closed(start, start + "false".length(), Kind.BOOLEAN);
            case VALUE_NULL -> closed(start, start + "null".length(), Kind.NULL);
            default -> throw notWellFormed(start);
        };
    }

    private JsonSlice object(int start, int level) throws IOException {
        if (level >= LEVELS_KEPT) {
            pass(JsonToken.START_OBJECT, level);
            return closed(start, offset(), Kind.OBJECT);
        }
        Map<String, JsonSlice> members = new LinkedHashMap<>();
        while (next() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (members.put(name, keep(next(), level + 1)) != null) {
                throw namedTwice();
            }
        }
        return JsonSlice.object(new ByteRange(range.body, start, offset()), Collections.unmodifiableMap(members));
    }

    private JsonSlice array(int start, int level) throws IOException {
        if (level >= LEVELS_KEPT) {
            pass(JsonToken.START_ARRAY, level);
            return closed(start, offset(), Kind.ARRAY);
        }
        List<JsonSlice> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(keep(token, level + 1));
        }
        return JsonSlice.array(new ByteRange(range.body, start, offset()), Collections.unmodifiableList(items));
    }

    /** Checks a value without keeping anything of it. */
    private void pass(JsonToken token, int level) throws IOException {
        switch (token) {
            case START_OBJECT -> {
                MemberNames names = namesAt(level);
                while (next() == JsonToken.FIELD_NAME) {
                    if (!names.add(parser.currentName())) {
                        throw namedTwice();
                    }
                    pass(next(), level + 1);
                }
            }
            case START_ARRAY -> {
                checkDepth(level);
                for (JsonToken item = next(); item != JsonToken.END_ARRAY; item = next()) {
                    pass(item, level + 1);
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numberLength();
            default -> {}
        }
    }

    private MemberNames namesAt(int level) {
        checkDepth(level);
        MemberNames names = namesByLevel[level];
        if (names == null) {
            names = new MemberNames();
            namesByLevel[level] = names;
        }
        return names.clear();
    }

    private void checkDepth(int level) {
        if (level >= StrictJson.DEEPEST) {
            throw new MalformedJson(
                    Reason.DEPTH, "The JSON is nested more than %d levels deep.".formatted(StrictJson.DEEPEST));
        }
    }

    private int numberLength() throws IOException {
        int length = parser.getTextLength();
        if (length > StrictJson.LONGEST_NUMBER) {
            throw new MalformedJson(
                    Reason.SYNTAX,
                    "The number before byte %d is longer than %d characters."
                            .formatted(offset(), StrictJson.LONGEST_NUMBER));
        }
        return length;
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw notWellFormed(range.end);
        }
        return token;
    }

    private JsonSlice closed(int start, int end, Kind kind) {
        return JsonSlice.closed(new ByteRange(range.body, start, end), kind);
    }

    /** Where the tokenizer stands, just behind the last token; a finished string, a closing bracket. */
    private int offset() {
        return range.start + (int) parser.currentLocation().getByteOffset();
    }

    private MalformedJson namedTwice() {
        return new MalformedJson(
                Reason.DUPLICATE_NAME, "An object names a member twice before byte %d.".formatted(offset()));
    }

    private static MalformedJson notWellFormed(int at) {
        return new MalformedJson(Reason.SYNTAX, "The JSON is not well-formed at or before byte %d.".formatted(at));
    }
}
