package org.belfry.signing;

import java.nio.charset.StandardCharsets;

/**
 * What Standard Webhooks signs: {@code id.timestamp.body}.
 *
 * @param id the event's id, the same on every retry
 * @param timestamp the time of the attempt in seconds since 1970, as it stands in the header
 * @param body the bytes as they are sent
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on the hot path; contents are not compared
public record SignedContent(String id, String timestamp, byte[] body) {
    /** What stands before the body. */
    byte[] head() {
        return (id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8);
    }

    /** The id only: payloads are not for logs. */
    @Override
    public String toString() {
        return "SignedContent[" + id + "]";
    }
}
