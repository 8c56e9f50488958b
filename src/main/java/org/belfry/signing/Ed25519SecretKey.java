package org.belfry.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.belfry.kernel.Secret;

/**
 * The secret half of an Ed25519 pair, {@code v1a}; written as {@code whsk_} and base64 of the 32 secret bytes, or of 64 with
 * the public ones behind, which is how most libraries keep it.
 */
public final class Ed25519SecretKey implements SigningKey {
    static final String PREFIX = "whsk_";

    private final PrivateKey privateKey;
    private final Ed25519PublicKey publicKey;

    private Ed25519SecretKey(PrivateKey privateKey, Ed25519PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new secret, {@code whsk_} and base64 of 64 bytes; {@code random} must be a secure one. */
    public static Secret generate(RandomGenerator random) {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        random.nextBytes(seed);
        byte[] both = Arrays.copyOf(seed, 2 * Ed25519.KEY_BYTES);
        System.arraycopy(Ed25519.publicBytes(seed), 0, both, Ed25519.KEY_BYTES, Ed25519.KEY_BYTES);
        return new Secret(PREFIX + Base64Text.encode(both));
    }

    /** @throws IllegalArgumentException with one sentence when {@code text} is no such key */
    static Ed25519SecretKey parse(String text) {
        Optional<byte[]> bytes = Base64Text.decode(text.substring(PREFIX.length()));
        return bytes.filter(key -> key.length == Ed25519.KEY_BYTES || key.length == 2 * Ed25519.KEY_BYTES)
                .map(Ed25519SecretKey::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Behind whsk_ a secret has base64 of an Ed25519 key, 32 bytes, or 64 with the public key."));
    }

    private static Ed25519SecretKey of(byte[] key) {
        byte[] seed = Arrays.copyOf(key, Ed25519.KEY_BYTES);
        byte[] publicBytes = Ed25519.publicBytes(seed);
        boolean bringsItsPublicKey = key.length > Ed25519.KEY_BYTES;
        if (bringsItsPublicKey && !Arrays.equals(publicBytes, Arrays.copyOfRange(key, Ed25519.KEY_BYTES, key.length))) {
            throw new IllegalArgumentException("The two halves of the secret behind whsk_ do not belong together.");
        }
        return new Ed25519SecretKey(Ed25519.privateKey(seed), Ed25519PublicKey.of(publicBytes));
    }

    /** The half that may be told to anybody; receivers check with it. */
    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public String version() {
        return publicKey.version();
    }

    @Override
    public byte[] sign(SignedContent content) {
        try {
            Signature signature = Signature.getInstance(Ed25519.ALGORITHM);
            signature.initSign(privateKey);
            signature.update(content.head());
            signature.update(content.body());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A valid Ed25519 key does not sign", e);
        }
    }

    @Override
    public boolean accepts(SignedContent content, byte[] signature) {
        return publicKey.accepts(content, signature);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
