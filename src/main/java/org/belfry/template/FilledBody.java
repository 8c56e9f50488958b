package org.belfry.template;

import java.util.Collection;
import java.util.List;

/** A template with its values. */
public final class FilledBody {
    /**
     * From this size on no value is inserted any more: without a limit, a short template that names a large value often
     * would fill the memory.
     */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private final byte[] bytes;
    private final List<String> warnings;

    /** Takes the array over. */
    FilledBody(byte[] bytes, Collection<String> warnings) {
        this.bytes = bytes;
        this.warnings = List.copyOf(warnings);
    }

    /** A copy of the body: one JSON value in UTF-8. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** One sentence for each placeholder that got no value, for the log of the attempt. */
    public List<String> warnings() {
        return warnings;
    }

    /** The length only: payloads are not for logs. */
    @Override
    public String toString() {
        return "FilledBody[%d bytes]".formatted(bytes.length);
    }
}
