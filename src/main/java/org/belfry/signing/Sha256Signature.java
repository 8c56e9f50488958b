package org.belfry.signing;

import java.security.MessageDigest;
import java.util.HexFormat;

/** {@code sha256=} and 64 hexadecimal digits: the signature of FluentCRM, Fluent Community and CloudCusp. */
public final class Sha256Signature {
    private static final String ALGORITHM = "sha256=";
    private static final int DIGITS = 64;

    private Sha256Signature() {}

    /**
     * The signature of {@code parts}, one after the other, in lower case.
     *
     * @throws IllegalArgumentException when {@code key} is empty
     */
    public static String of(byte[] key, byte[]... parts) {
        return ALGORITHM + HmacSha256.hex(key, parts);
    }

    /**
     * Whether {@code signature} is the one of {@code parts}, its digits in either case. Takes the same time wherever a
     * well-formed signature is wrong.
     *
     * @throws IllegalArgumentException when {@code key} is empty
     */
    public static boolean matches(String signature, byte[] key, byte[]... parts) {
        byte[] expected = HmacSha256.of(key, parts);
        return isWellFormed(signature)
                && MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature, ALGORITHM.length(), length()));
    }

    private static boolean isWellFormed(String signature) {
        return signature.length() == length()
                && signature.startsWith(ALGORITHM)
                && signature.chars().skip(ALGORITHM.length()).allMatch(HexFormat::isHexDigit);
    }

    private static int length() {
        return ALGORITHM.length() + DIGITS;
    }
}
