package org.belfry.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.belfry.json.MalformedJson.Reason;

/**
 * Reads a body strictly: exactly one JSON value of RFC 8259 in strict UTF-8 without a byte order mark, at most
 * {@value #DEEPEST} levels deep, no member named twice in one object (names are compared after unescaping), no number
 * longer than {@value #LONGEST_NUMBER} characters. Two parties that read such a body cannot understand it differently.
 */
public final class StrictJson {
    /** How deep objects and arrays may be nested; the outermost counts. */
    public static final int DEEPEST = 64;

    /** How many characters a number may have, sign and exponent included. */
    public static final int LONGEST_NUMBER = 1000;

    private static final int CHARS_AT_ONCE = 4096;

    private StrictJson() {}

    /**
     * The value in {@code body}, with white space around it left away. The body is not copied; do not change it while the
     * slices of it are in use.
     *
     * @throws MalformedJson with the rule that was broken
     */
    public static JsonSlice read(byte[] body) {
        checkEncoding(body);
        int first = skipWhiteSpace(body, 0);
        if (first == body.length) {
            throw new MalformedJson(Reason.EMPTY, "The body is empty; one JSON value is expected.");
        }
        JsonSlice value = SliceReader.read(new ByteRange(body, first, body.length));
        int next = skipWhiteSpace(body, value.end());
        if (next < body.length) {
            throw new MalformedJson(
                    Reason.TRAILING, "Only one JSON value is expected, but more follows at byte %d.".formatted(next));
        }
        return value;
    }

    private static void checkEncoding(byte[] body) {
        if (body.length >= 3 && (body[0] & 0xff) == 0xef && (body[1] & 0xff) == 0xbb && (body[2] & 0xff) == 0xbf) {
            throw new MalformedJson(
                    Reason.ENCODING, "The body begins with a byte order mark, which JSON does not allow.");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer chars = CharBuffer.allocate(Math.min(CHARS_AT_ONCE, body.length + 1));
        while (decoder.decode(bytes, chars, true).isOverflow()) {
            chars.clear();
        }
        // What the decoder could not read it leaves in the buffer.
        if (bytes.hasRemaining()) {
            throw new MalformedJson(
                    Reason.ENCODING, "The body is not valid UTF-8 at byte %d.".formatted(bytes.position()));
        }
    }

    private static int skipWhiteSpace(byte[] body, int from) {
        int at = from;
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at;
    }
}
