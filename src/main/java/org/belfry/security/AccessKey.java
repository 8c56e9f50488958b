package org.belfry.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.belfry.kernel.Secret;

/**
 * The text of an API key: {@code bk_} and 32 characters of base64url, 192 bits of chance. So much chance needs neither salt
 * nor stretching; what is kept of it is its SHA-256.
 */
public record AccessKey(Secret secret) {
    private static final String START = "bk_";
    private static final int RANDOM_BYTES = 24;
    private static final int SHOWN = 6;

    /** A new one. */
    public static AccessKey generate(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new AccessKey(new Secret(START + Base64.getUrlEncoder().encodeToString(bytes)));
    }

    /** Whether a text looks like one; tokens for other doors do not. */
    public static boolean isLikely(String text) {
        return text.startsWith(START);
    }

    /** What may be shown of it, to tell it from others: 36 of its 192 bits. */
    public String prefix() {
        return secret.reveal().substring(0, START.length() + SHOWN);
    }

    /** What is kept of it: 64 hex digits. */
    public String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
