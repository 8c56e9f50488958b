package org.belfry.egress;

import java.util.Locale;

/** Takes a URL apart. Everything that two parsers might read differently is refused. */
final class DestinationParser {
    private static final String SEPARATOR = "://";

    private DestinationParser() {}

    static Destination parse(String url) throws UnfitUrlException {
        if (url.length() > Destination.MAX_URL_LENGTH) {
            throw new UnfitUrlException(Refusal.TOO_LONG);
        }
        checkCharacters(url);
        int separator = url.indexOf(SEPARATOR);
        if (separator <= 0) {
            throw new UnfitUrlException(Refusal.MALFORMED);
        }
        String scheme = scheme(url.substring(0, separator));
        int start = separator + SEPARATOR.length();
        int end = endOfAuthority(url, start);
        String authority = url.substring(start, end);
        int colon = portColon(authority);
        Host host = HostParser.parse(authority.substring(0, colon));
        int port = colon == authority.length() ? defaultPort(scheme) : port(authority.substring(colon + 1));
        return new Destination(scheme, host, port, pathAndQuery(url.substring(end)));
    }

    private static void checkCharacters(String url) throws UnfitUrlException {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (isBlank(c) || isInvisible(c) || c == '\\') {
                throw new UnfitUrlException(Refusal.MALFORMED);
            }
        }
        if (url.indexOf('#') >= 0) {
            throw new UnfitUrlException(Refusal.FRAGMENT);
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isInvisible(char c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    private static String scheme(String text) throws UnfitUrlException {
        String scheme = text.toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new UnfitUrlException(Refusal.SCHEME_UNKNOWN);
        }
        return scheme;
    }

    private static int endOfAuthority(String url, int start) {
        for (int i = start; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '/' || c == '?') {
                return i;
            }
        }
        return url.length();
    }

    private static int portColon(String authority) throws UnfitUrlException {
        if (authority.indexOf('@') >= 0) {
            throw new UnfitUrlException(Refusal.USERINFO);
        }
        int colon = authority.indexOf(':', Math.max(authority.indexOf(']'), 0));
        return colon < 0 ? authority.length() : colon;
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Reads a port; signs, blanks, leading zeros and other digits than ASCII's are refused. */
    static int port(String text) throws UnfitUrlException {
        if (!UrlText.isDigits(text) || text.length() > 5 || text.startsWith("0")) {
            throw new UnfitUrlException(Refusal.PORT_INVALID);
        }
        int port = Integer.parseInt(text);
        if (port > 65535) {
            throw new UnfitUrlException(Refusal.PORT_INVALID);
        }
        return port;
    }

    private static String pathAndQuery(String rest) throws UnfitUrlException {
        String pathAndQuery = rest.startsWith("/") ? rest : '/' + rest;
        if (!UrlText.isPathAndQuery(pathAndQuery)) {
            throw new UnfitUrlException(Refusal.MALFORMED);
        }
        return pathAndQuery;
    }
}
