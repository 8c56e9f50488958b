package org.belfry.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A text that never prints itself. Not serializable on purpose: a secret leaves the process only encrypted or, once,
 * through {@link #reveal()}.
 */
public final class Secret {
    private static final String PREFIX = "whsec_";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN_AT_MOST = 3;

    private final String text;

    /** @throws IllegalArgumentException when {@code text} is empty, which no HMAC can use as a key */
    public Secret(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A secret must not be empty");
        }
        this.text = text;
    }

    /** {@code whsec_} and standard base64, with padding, of 32 bytes taken from {@code random}, which must be a secure one. */
    public static Secret generate(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** The secret itself. */
    public String reveal() {
        return text;
    }

    /** The secret's UTF-8 bytes as it stands, prefix included: the HMAC key of FluentCRM, Fluent Community, CloudCusp. */
    public byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What may be shown: a {@code whsec_} prefix, at most three characters and at most a quarter of the rest, an ellipsis. */
    public String masked() {
        String prefix = text.startsWith(PREFIX) ? PREFIX : "";
        String rest = text.substring(prefix.length());
        int shown = Math.min(SHOWN_AT_MOST, rest.length() / 4);
        if (shown > 0 && Character.isHighSurrogate(rest.charAt(shown - 1))) {
            shown--;
        }
        return prefix + rest.substring(0, shown) + "…";
    }

    /** Takes the same time wherever two secrets of one length differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8(), secret.utf8());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@link #masked()}. */
    @Override
    public String toString() {
        return masked();
    }
}
