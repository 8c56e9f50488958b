package org.belfry.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.belfry.kernel.Secret;

/**
 * A password as it rests: salted, and stretched by PBKDF2 with HMAC-SHA-512. Checking one takes some 0.2 s of a processor on
 * purpose, with the usual iterations, so that a stolen table is of little use.
 *
 * @param text {@code pbkdf2-sha512$iterations$salt$hash}, the latter two in base64; for the database
 */
public record PasswordHash(String text) {
    /** What OWASP's Password Storage Cheat Sheet asks of this function. */
    public static final int USUAL_ITERATIONS = 210_000;

    private static final String NAME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** The hash of a password, with a salt of its own. */
    public static PasswordHash of(Secret password, int iterations, RandomGenerator random) {
        byte[] salt = bytes(SALT_BYTES, random);
        return made(iterations, salt, stretch(password.reveal(), salt, iterations));
    }

    /** One that no password fits and that takes as long to check as any other: for users that there are not. */
    public static PasswordHash ofNobody(int iterations, RandomGenerator random) {
        return made(iterations, bytes(SALT_BYTES, random), bytes(HASH_BYTES, random));
    }

    /** Whether this is the hash of that password; takes the same time wherever two hashes differ. */
    public boolean fits(String password) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(NAME)) {
            throw new IllegalStateException("A password in the database is not hashed in a known way.");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] actual = stretch(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(base64.decode(parts[3]), actual);
    }

    private static PasswordHash made(int iterations, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new PasswordHash(
                String.join("$", NAME, "" + iterations, base64.encodeToString(salt), base64.encodeToString(hash)));
    }

    private static byte[] bytes(int count, RandomGenerator random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] stretch(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of ours has PBKDF2 with HMAC-SHA-512.", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Hashes are not for logs. */
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
