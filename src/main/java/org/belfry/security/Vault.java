package org.belfry.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.belfry.kernel.Secret;

/**
 * Seals secrets for the database with AES-256-GCM. A sealed secret names its key and opens only at the place it was
 * sealed for, so that a row's secret copied into another row is worthless.
 *
 * <p>Layout: 1 byte version, 4 bytes key id, 12 bytes nonce, cipher text with its tag of 16 bytes.
 */
public final class Vault {
    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final byte[] keyId;
    private final SecureRandom random;

    /**
     * @param masterKey base64 of 32 bytes
     * @throws IllegalArgumentException when it is not
     */
    public Vault(Secret masterKey, SecureRandom random) {
        byte[] bytes = Base64.getDecoder().decode(masterKey.reveal());
        if (bytes.length != 32) {
            throw new IllegalArgumentException("A master key is the base64 of 32 bytes.");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.keyId = Arrays.copyOf(digest(bytes), KEY_ID_BYTES);
        this.random = random;
    }

    /** Identifies the master key without telling anything of it: 8 hex digits. */
    public String keyId() {
        return HexFormat.of().formatHex(keyId);
    }

    /** Seals a secret for one place. */
    public byte[] seal(Secret secret, Place place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(VERSION)
                .put(keyId)
                .put(nonce)
                .array();
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, header, place).doFinal(secret.utf8());
            return ByteBuffer.allocate(header.length + text.length)
                    .put(header)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed.", e);
        }
    }

    /**
     * Opens what {@link #seal} gave.
     *
     * @throws IllegalStateException when it was sealed with another key or for another place, or was altered
     */
    public Secret open(byte[] sealed, Place place) {
        if (sealed.length < HEADER_BYTES || sealed[0] != VERSION) {
            throw new IllegalStateException("The secret at " + place + " is not sealed in a known way.");
        }
        byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, header, place)
                    .doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
            return new Secret(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret at " + place + " does not open with this master key.", e);
        }
    }

    private Cipher cipher(int mode, byte[] header, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, header, 1 + KEY_ID_BYTES, NONCE_BYTES));
        cipher.updateAAD(header);
        cipher.updateAAD(place.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] digest(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Where a sealed secret rests. */
    public record Place(String table, String row, String field) {
        @Override
        public String toString() {
            return table + '/' + row + '/' + field;
        }
    }
}
