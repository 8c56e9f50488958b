package org.belfry.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signatures of Standard Webhooks 1.0: how they are written into headers, and how received ones are checked. */
public final class StandardWebhooks {
    /** Names the event, the same on every retry. */
    public static final String ID = "webhook-id";

    /** The time of the attempt, seconds since 1970. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** One or more signatures with a space between, each a version, a comma and base64. */
    public static final String SIGNATURE = "webhook-signature";

    /** How far a timestamp may be from the receiver's time, in either direction. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    // Checking costs; a sender in the middle of a rotation sends two.
    private static final int MOST_SIGNATURES = 20;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SPACE = Pattern.compile(" ");

    private StandardWebhooks() {}

    /** The value of {@link #SIGNATURE}: one signature for each key, in their order. */
    public static String sign(List<? extends SigningKey> keys, SignedContent content) {
        return keys.stream()
                .map(key -> key.version() + ',' + Base64Text.encode(key.sign(content)))
                .collect(Collectors.joining(" "));
    }

    /**
     * Judges a received request. One good signature by one of the keys is enough; versions that no key understands are
     * passed over, and so is everything after the first {@value #MOST_SIGNATURES} signatures.
     */
    public static Verification verify(
            List<? extends StandardKey> keys, SignedHeaders headers, byte[] body, Instant now) {
        String id = headers.id();
        String timestamp = headers.timestamp();
        String signatures = headers.signature();
        if (id == null || timestamp == null || signatures == null || id.isEmpty() || signatures.isEmpty()) {
            return Verification.INCOMPLETE;
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            return Verification.MALFORMED_TIMESTAMP;
        }
        long age = now.getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(age) > TOLERANCE.toSeconds()) {
            return age > 0 ? Verification.TOO_OLD : Verification.TOO_NEW;
        }
        SignedContent content = new SignedContent(id, timestamp, body);
        boolean accepted = Arrays.stream(SPACE.split(signatures))
                .limit(MOST_SIGNATURES)
                .anyMatch(signature -> accepts(keys, content, signature));
        return accepted ? Verification.ACCEPTED : Verification.NO_MATCH;
    }

    private static boolean accepts(List<? extends StandardKey> keys, SignedContent content, String signature) {
        int comma = signature.indexOf(',');
        String version = signature.substring(0, Math.max(0, comma));
        return Base64Text.decode(signature.substring(comma + 1)).stream().anyMatch(bytes -> keys.stream()
                .filter(key -> key.version().equals(version))
                .anyMatch(key -> key.accepts(content, bytes)));
    }

    /** The three headers as they were received; null where one was not. */
    public record SignedHeaders(@Nullable String id, @Nullable String timestamp, @Nullable String signature) {}

    /** What a check gave. */
    public enum Verification {
        /** Signed by one of the keys, and fresh. */
        ACCEPTED,
        /** One of the three headers is missing, or says nothing. */
        INCOMPLETE,
        /** The timestamp is not a whole number of seconds. */
        MALFORMED_TIMESTAMP,
        /** The timestamp is more than 300 seconds ago: perhaps an old request sent again. */
        TOO_OLD,
        /** The timestamp is more than 300 seconds ahead. */
        TOO_NEW,
        /** No signature is one of the keys' over these bytes. */
        NO_MATCH
    }
}
