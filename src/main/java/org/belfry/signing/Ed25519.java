package org.belfry.signing;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Raw keys of RFC 8032 as the JDK's, and back. */
final class Ed25519 {
    static final String ALGORITHM = "Ed25519";
    static final int KEY_BYTES = 32;

    // RFC 8410: what stands before the raw bytes in the encodings that the JDK reads and writes.
    private static final byte[] PRIVATE_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE_HEAD, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Any 32 bytes are an Ed25519 key, these are not", e);
        }
    }

    static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(joined(PUBLIC_HEAD, bytes)));
    }

    /** The public key that belongs to {@code seed}. */
    static byte[] publicBytes(byte[] seed) {
        try {
            // The JDK computes a public key only while it makes a pair; so it is made a pair of this seed.
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(ALGORITHM);
            pairs.initialize(NamedParameterSpec.ED25519, new Known(seed));
            byte[] encoded = pairs.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, PUBLIC_HEAD.length, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of today has Ed25519, this one has not", e);
        }
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(head.length + tail.length);
        both.writeBytes(head);
        both.writeBytes(tail);
        return both.toByteArray();
    }

    /** Gives the bytes it was given. */
    private static final class Known extends SecureRandom {
        private final byte[] seed;

        Known(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
