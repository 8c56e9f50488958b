package org.belfry.dialect;

import java.util.List;

/**
 * The body of a message, before headers are made for it.
 *
 * @param bytes as they are to be sent; not copied
 * @param warnings one sentence for each placeholder of a template that got no value; for the log of the attempt
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on the hot path; bodies are not compared
public record Body(byte[] bytes, List<String> warnings) {
    /** Copies the list. */
    public Body {
        warnings = List.copyOf(warnings);
    }

    static Body of(byte[] bytes) {
        return new Body(bytes, List.of());
    }

    /** The length only: payloads are not for logs. */
    @Override
    public String toString() {
        return "Body[%d bytes]".formatted(bytes.length);
    }
}
