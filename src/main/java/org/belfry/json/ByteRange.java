package org.belfry.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a value stands in the body: from {@code start} up to, not including, {@code end}. */
final class ByteRange {
    final byte[] body;
    final int start;
    final int end;

    ByteRange(byte[] body, int start, int end) {
        this.body = body;
        this.start = start;
        this.end = end;
    }

    int length() {
        return end - start;
    }

    byte[] copy() {
        return Arrays.copyOfRange(body, start, end);
    }

    /** The text between the two quotation marks, as it stands. */
    String unquoted() {
        return new String(body, start + 1, length() - 2, StandardCharsets.UTF_8);
    }

    String text() {
        return new String(body, start, length(), StandardCharsets.UTF_8);
    }

    boolean contains(char ascii) {
        for (int i = start; i < end; i++) {
            if (body[i] == ascii) {
                return true;
            }
        }
        return false;
    }

    boolean sameBytes(ByteRange other) {
        return Arrays.equals(body, start, end, other.body, other.start, other.end);
    }

    int hash() {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + body[i];
        }
        return hash;
    }
}
