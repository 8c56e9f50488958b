package org.belfry.signing;

import java.util.Optional;
import org.belfry.kernel.Secret;

/** A key that makes signatures of Standard Webhooks: what is a valid secret of the standard dialect. */
public sealed interface SigningKey extends StandardKey permits SharedKey, Ed25519SecretKey {
    /** The signature's bytes. */
    byte[] sign(SignedContent content);

    /**
     * The key in a text that begins with {@code whsec_} or {@code whsk_}.
     *
     * @throws IllegalArgumentException with one sentence that repeats nothing of the text
     */
    static SigningKey parse(Secret text) {
        String secret = text.reveal();
        if (secret.startsWith(SharedKey.PREFIX)) {
            return SharedKey.parse(secret);
        }
        if (secret.startsWith(Ed25519SecretKey.PREFIX)) {
            return Ed25519SecretKey.parse(secret);
        }
        throw new IllegalArgumentException("A Standard Webhooks secret begins with whsec_ or whsk_.");
    }

    /** The key in {@code text}; empty when it is a secret of another kind, such as one that somebody made up. */
    static Optional<SigningKey> find(Secret text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
