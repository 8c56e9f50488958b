package org.belfry.targetauth;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One more parameter for a URL. */
final class UrlQuery {
    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UrlQuery() {}

    /** {@code url}, which has no fragment, with its query kept and one parameter behind it. */
    static String with(String url, String name, String encodedValue) {
        String joint = url.indexOf('?') < 0 ? "?" : url.endsWith("?") || url.endsWith("&") ? "" : "&";
        return url + joint + encoded(name) + "=" + encodedValue;
    }

    /** Everything but the unreserved characters of RFC 3986 as percent signs and the bytes of UTF-8; no plus signs. */
    static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (alphanumeric || UNRESERVED.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }
}
