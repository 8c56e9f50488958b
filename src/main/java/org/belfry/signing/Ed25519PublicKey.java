package org.belfry.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** The public half of an Ed25519 pair, {@code v1a}; written as {@code whpk_} and base64 of its 32 bytes. */
public final class Ed25519PublicKey implements StandardKey {
    static final String PREFIX = "whpk_";
    private static final int SIGNATURE_BYTES = 64;

    private final String text;
    private final PublicKey key;

    private Ed25519PublicKey(String text, PublicKey key) {
        this.text = text;
        this.key = key;
    }

    /** @throws IllegalArgumentException with one sentence when {@code text} is no such key */
    static Ed25519PublicKey parse(String text) {
        return Base64Text.decode(text.substring(PREFIX.length()))
                .filter(bytes -> bytes.length == Ed25519.KEY_BYTES)
                .map(Ed25519PublicKey::of)
                .orElseThrow(Ed25519PublicKey::unfit);
    }

    static Ed25519PublicKey of(byte[] bytes) {
        try {
            PublicKey key = Ed25519.publicKey(bytes);
            // Not every 32 bytes are a point of the curve, and only this looks.
            Signature.getInstance(Ed25519.ALGORITHM).initVerify(key);
            return new Ed25519PublicKey(PREFIX + Base64Text.encode(bytes), key);
        } catch (GeneralSecurityException e) {
            throw unfit();
        }
    }

    /** {@code whpk_} and base64, for receivers. */
    public String text() {
        return text;
    }

    @Override
    public String version() {
        return "v1a";
    }

    @Override
    public boolean accepts(SignedContent content, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(Ed25519.ALGORITHM);
            check.initVerify(key);
            check.update(content.head());
            check.update(content.body());
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static IllegalArgumentException unfit() {
        return new IllegalArgumentException("Behind whpk_ a key has base64 of the 32 bytes of an Ed25519 public key.");
    }
}
