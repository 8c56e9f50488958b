package org.belfry.api.hub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;

/**
 * Turns an {@code Idempotency-Key} into event ids: the same key gives the same ids, so that publishing again meets the
 * events of the first time.
 */
final class IdempotencyKey {
    static final int LONGEST = 255;

    private static final int DIGEST_BYTES = 18;

    private IdempotencyKey() {}

    /** The id of the event at a position of the request, 0 for the first. */
    static EventId id(Tenant tenant, String key, int position) {
        byte[] digest = sha256().digest((tenant.id() + '\n' + key).getBytes(StandardCharsets.UTF_8));
        byte[] head = Arrays.copyOf(digest, DIGEST_BYTES);
        return new EventId("idem_" + Base64.getUrlEncoder().withoutPadding().encodeToString(head) + "_" + position);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
