package org.belfry.signing;

import org.belfry.kernel.Secret;

/** A key that checks signatures of Standard Webhooks. None of them prints itself. */
public sealed interface StandardKey permits SigningKey, Ed25519PublicKey {
    /** What stands before the comma of the signatures it understands. */
    String version();

    /** Whether {@code signature}, decoded, is this key's over {@code content}; compared in constant time. */
    boolean accepts(SignedContent content, byte[] signature);

    /**
     * The key in a text that begins with {@code whsec_}, {@code whsk_} or {@code whpk_}.
     *
     * @throws IllegalArgumentException with one sentence that repeats nothing of the text
     */
    static StandardKey parse(Secret text) {
        return text.reveal().startsWith(Ed25519PublicKey.PREFIX)
                ? Ed25519PublicKey.parse(text.reveal())
                : SigningKey.parse(text);
    }
}
