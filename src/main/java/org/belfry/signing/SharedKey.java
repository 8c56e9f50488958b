package org.belfry.signing;

import java.security.MessageDigest;
import java.util.Optional;

/** The key that both sides know: HMAC-SHA256, {@code v1}; written as {@code whsec_} and base64 of 24 to 64 bytes. */
public final class SharedKey implements SigningKey {
    static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final byte[] key;

    private SharedKey(byte[] key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException with one sentence when {@code text} is no such key */
    static SharedKey parse(String text) {
        Optional<byte[]> key = Base64Text.decode(text.substring(PREFIX.length()));
        return key.filter(bytes -> bytes.length >= SHORTEST && bytes.length <= LONGEST)
                .map(SharedKey::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Behind whsec_ a secret has base64 of %d to %d bytes.".formatted(SHORTEST, LONGEST)));
    }

    @Override
    public String version() {
        return "v1";
    }

    @Override
    public byte[] sign(SignedContent content) {
        return HmacSha256.of(key, content.head(), content.body());
    }

    @Override
    public boolean accepts(SignedContent content, byte[] signature) {
        return MessageDigest.isEqual(sign(content), signature);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
