package org.belfry.egress;

/** Which characters a URL may hold, byte for byte; RFC 3986 plus {@code [ ] |}, which live queries are full of. */
final class UrlText {
    private static final String NEVER = "\"<>\\^`{}#";

    private UrlText() {}

    /** True when nothing in it needs an escape and every percent sign begins one. */
    static boolean isPathAndQuery(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || NEVER.indexOf(c) >= 0) {
                return false;
            }
            if (c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2))) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isHex(String text, int index) {
        return index < text.length() && isHex(text.charAt(index));
    }

    static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
