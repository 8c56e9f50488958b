package org.belfry.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The UTF-8 bytes of exactly one JSON value, valid by the rules of {@link StrictJson}, from its first byte to its last:
 * what is stored, signed and sent is what was received, never a tree written again. Immutable; compares by its bytes.
 */
public final class RawJson implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    private RawJson(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The value that {@code text} holds; white space around it is left away.
     *
     * @throws MalformedJson when {@code text} is not exactly one valid value
     */
    public static RawJson of(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return of(bytes);
        } catch (CharacterCodingException e) {
            throw new MalformedJson(MalformedJson.Reason.ENCODING, "The text holds half of a surrogate pair.");
        }
    }

    /**
     * The value that {@code bytes} hold; white space around it is left away.
     *
     * @throws MalformedJson when {@code bytes} are not exactly one valid value
     */
    public static RawJson of(byte[] bytes) {
        return StrictJson.read(bytes).raw();
    }

    /**
     * Bytes that came out of a {@link RawJson} before and were kept where nobody else writes. They are not checked again
     * and not copied: hand the array over and forget it.
     */
    public static RawJson stored(byte[] bytes) {
        return new RawJson(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The value as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** Writes the bytes and nothing else. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** As {@link #writeTo}, to a buffer that cannot fail. */
    public void appendTo(ByteArrayOutputStream out) {
        out.writeBytes(bytes);
    }

    /** Whether the value is an object. */
    public boolean isObject() {
        return bytes[0] == '{';
    }

    /** Bytes from another process are strangers' bytes: they are checked as they come in. */
    private Object readResolve() {
        return of(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawJson that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The length only: payloads are not for logs. */
    @Override
    public String toString() {
        return "RawJson[%d bytes]".formatted(bytes.length);
    }
}
