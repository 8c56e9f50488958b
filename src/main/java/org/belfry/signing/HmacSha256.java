package org.belfry.signing;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of RFC 2104. */
public final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(HmacSha256::newMac);

    private HmacSha256() {}

    /**
     * The 32 bytes of the code over {@code parts}, one after the other.
     *
     * @throws IllegalArgumentException when {@code key} is empty
     */
    public static byte[] of(byte[] key, byte[]... parts) {
        Mac mac = MAC.get();
        try {
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 refused a key of %d bytes".formatted(key.length), e);
        }
    }

    /** {@link #of} in lower-case hexadecimal, 64 characters. */
    public static String hex(byte[] key, byte[]... parts) {
        return HexFormat.of().formatHex(of(key, parts));
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256, this one has not", e);
        }
    }
}
