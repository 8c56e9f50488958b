package org.belfry.security;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.belfry.kernel.Secret;

/**
 * Seals secrets for the database with AES-256-GCM. A sealed secret names its key and opens only at the place it was
 * sealed for, so that a row's secret copied into another row is worthless.
 *
 * <p>Layout: 1 byte version, 4 bytes key id, 12 bytes nonce, cipher text with its tag of 16 bytes.
 */
public final class Vault {
    private static final Logger LOG = System.getLogger(Vault.class.getName());
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int NONCE_AT = 1 + MasterKey.ID_BYTES;
    private static final int HEADER_BYTES = NONCE_AT + NONCE_BYTES;
    private static final int TAG_BITS = 128;

    private final Supplier<MasterKeys> source;
    private final SecureRandom random;
    private volatile MasterKeys keys;

    /**
     * A vault with one key.
     *
     * @param masterKey base64 of 32 bytes
     * @throws IllegalArgumentException when it is not
     */
    public Vault(Secret masterKey, SecureRandom random) {
        this(always(MasterKeys.linedUp(masterKey.reveal())), random);
    }

    /** @param source gives the keys as they are now; its exceptions are thrown on */
    public Vault(Supplier<MasterKeys> source, SecureRandom random) {
        this.source = source;
        this.random = random;
        this.keys = source.get();
    }

    private static Supplier<MasterKeys> always(MasterKeys keys) {
        return () -> keys;
    }

    /** The id of the key that seals: 8 hex digits. */
    public String keyId() {
        return keys.first().id();
    }

    /** The ids of all keys that open. */
    public Set<String> keyIds() {
        return keys.ids();
    }

    /**
     * Takes the keys as they are now where they came from. Those known until now go on opening until the process ends.
     * Exceptions of the source are thrown on, and nothing has changed.
     */
    public void readAgain() {
        keys = source.get().before(keys);
    }

    /** Seals a secret for one place. */
    public byte[] seal(Secret secret, Place place) {
        MasterKey key = keys.first();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(VERSION)
                .put(HexFormat.of().parseHex(key.id()))
                .put(nonce)
                .array();
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, key, header, place).doFinal(secret.utf8());
            return ByteBuffer.allocate(header.length + text.length)
                    .put(header)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed.", e);
        }
    }

    /**
     * Opens what {@link #seal} gave. A key it does not know it looks for where the keys come from.
     *
     * @throws IllegalStateException when it was sealed with another key or for another place, or was altered
     */
    public Secret open(byte[] sealed, Place place) {
        if (sealed.length < HEADER_BYTES || sealed[0] != VERSION) {
            throw new IllegalStateException("The secret at " + place + " is not sealed in a known way.");
        }
        byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
        MasterKey key = key(HexFormat.of().formatHex(header, 1, NONCE_AT), place);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, header, place)
                    .doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
            return new Secret(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret at " + place + " does not open with its master key.", e);
        }
    }

    private MasterKey key(String id, Place place) {
        return keys.named(id)
                .or(() -> laterKey(id))
                .orElseThrow(() -> new IllegalStateException(
                        "The secret at " + place + " is sealed with the master key " + id + ", which is not there."));
    }

    /** Another node may have sealed with a key that was added since. */
    private Optional<MasterKey> laterKey(String id) {
        try {
            readAgain();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The master keys cannot be read again, so those known are used on: {0}",
                    e.getMessage());
        }
        return keys.named(id);
    }

    private static Cipher cipher(int mode, MasterKey key, byte[] header, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, header, NONCE_AT, NONCE_BYTES));
        cipher.updateAAD(header);
        cipher.updateAAD(place.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Where a sealed secret rests. */
    public record Place(String table, String row, String field) {
        @Override
        public String toString() {
            return table + '/' + row + '/' + field;
        }
    }
}
