package org.belfry.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 as a receiver makes it, with nothing of the server's own. */
public final class Hmac {
    private Hmac() {}

    public static byte[] of(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code sha256=} and hex, the key being the secret's text as it stands. */
    public static String sha256(String secret, byte[] text) {
        return "sha256=" + HexFormat.of().formatHex(of(secret.getBytes(UTF_8), text));
    }
}
