package org.belfry.incoming;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.belfry.kernel.Secret;
import org.belfry.signing.HmacSha256;

/** CloudCusp's signature: {@code X-Webhook-Signature: sha256=} and the HMAC-SHA256 of the raw body in hexadecimal. */
public record WebhookSignature(Secret secret) implements Verification {
    static final String HEADER = "X-Webhook-Signature";
    private static final String ALGORITHM = "sha256=";

    @Override
    public boolean accepts(Knock knock, Instant now) {
        byte[] right = HmacSha256.of(secret.utf8(), knock.body());
        byte[] offered = knock.header(HEADER)
                .filter(value -> value.startsWith(ALGORITHM))
                .map(value -> decoded(value.substring(ALGORITHM.length())))
                .orElse(new byte[0]);
        return MessageDigest.isEqual(right, offered);
    }

    private static byte[] decoded(String hex) {
        try {
            return HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
