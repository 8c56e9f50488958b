package org.belfry.dialect;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request ready to be sent: the body's bytes and the headers in their order. Compares by these. */
public final class Rendered {
    private final byte[] body;
    private final Map<String, String> headers;
    private final List<String> warnings;

    /** Takes the bytes over; headers keep the order of {@code headers}. */
    Rendered(Body body, Map<String, String> headers) {
        this.body = body.bytes();
        this.warnings = body.warnings();
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A copy of the bytes that were signed and are to be sent. */
    public byte[] body() {
        return body.clone();
    }

    /** The headers, in the order in which they are to be sent; not modifiable. */
    public Map<String, String> headers() {
        return headers;
    }

    /** What the one who built the body should know: one sentence for each placeholder without a value. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rendered that && Arrays.equals(body, that.body) && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(body) + headers.hashCode();
    }

    /** The length only: neither payloads nor signatures are for logs. */
    @Override
    public String toString() {
        return "Rendered[%d bytes]".formatted(body.length);
    }
}
