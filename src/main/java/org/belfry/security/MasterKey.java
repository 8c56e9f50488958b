package org.belfry.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals secrets.
 *
 * @param id tells it from others without telling anything of it: 8 hex digits
 */
record MasterKey(String id, SecretKey key) {
    static final int BYTES = 32;
    static final int ID_BYTES = 4;

    static MasterKey of(byte[] bytes) {
        byte[] id = Arrays.copyOf(sha256(bytes), ID_BYTES);
        return new MasterKey(HexFormat.of().formatHex(id), new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
