package org.belfry.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.belfry.kernel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a token or key, which is all that is kept of it. Tokens are chance of 192 bits, so that no slow hash is needed;
 * a key that somebody chose is only as good as it was chosen.
 */
public final class TokenHash {
    private static final int TOKEN_BYTES = 24;
    private static final int HASH_BYTES = 32;

    private final byte[] bytes;

    private TokenHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new token: 32 characters that need no escape in a URL, 192 bits of chance. */
    public static Secret newToken(SecureRandom random) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** The hash of what was offered; an empty text has one too, so that offering nothing takes as long. */
    public static TokenHash of(String offered) {
        try {
            return new TokenHash(MessageDigest.getInstance("SHA-256").digest(offered.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /**
     * What {@link #bytes} gave.
     *
     * @throws IllegalArgumentException when it is not 32 bytes long
     */
    public static TokenHash stored(byte[] bytes) {
        if (bytes.length != HASH_BYTES) {
            throw new IllegalArgumentException("A token's hash has 32 bytes (had %d)".formatted(bytes.length));
        }
        return new TokenHash(bytes.clone());
    }

    /** The hash of no token: nobody knows what would give it. */
    static TokenHash ofNothing(SecureRandom random) {
        byte[] bytes = new byte[HASH_BYTES];
        random.nextBytes(bytes);
        return new TokenHash(bytes);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Takes the same time wherever two hashes differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TokenHash";
    }
}
