package org.belfry.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.belfry.event.HubEvent;
import org.belfry.json.RawJson;

/**
 * What an event says, as one number: the same id with another fingerprint is another event, and a mistake.
 *
 * @param hex SHA-256, 64 lower-case digits
 */
public record Fingerprint(String hex) {

    /** Of all that the caller said, byte for byte. */
    public static Fingerprint of(HubEvent event) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, event.type().getBytes(StandardCharsets.UTF_8));
            add(digest, String.valueOf(event.occurredAt()).getBytes(StandardCharsets.UTF_8));
            add(digest, event.data().bytes());
            RawJson actor = event.actor();
            add(digest, actor == null ? new byte[0] : actor.bytes());
            return of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    public static Fingerprint of(byte[] digest) {
        return new Fingerprint(HexFormat.of().formatHex(digest));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(Integer.toString(part.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(part);
    }
}
