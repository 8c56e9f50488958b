package org.belfry.egress;

import java.net.IDN;
import java.util.Locale;

/** Reads the host of a URL or of an allow-list entry. */
final class HostParser {
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    /** ß, ς, ZWNJ, ZWJ: IDNA 2003 and 2008 map them to different names, so they must be given as punycode. */
    private static final String AMBIGUOUS = "\u00DF\u1E9E\u03C2\u200C\u200D";

    private HostParser() {}

    /** Reads a name, an IPv4 address, or an IPv6 address in brackets. */
    static Host parse(String text) throws UnfitUrlException {
        if (text.startsWith("[")) {
            return ipv6(text);
        }
        String name = ascii(text);
        checkLabels(name);
        if (!endsInNumber(name)) {
            return new Host.Name(name);
        }
        // A literal that only the IDN mapping brings to light was written to deceive.
        return AddressText.parse(name)
                .filter(address -> UrlText.isAscii(text))
                .map(Host.Literal::new)
                .orElseThrow(() -> new UnfitUrlException(Refusal.LITERAL_NOT_CANONICAL));
    }

    private static Host ipv6(String text) throws UnfitUrlException {
        if (!text.endsWith("]")) {
            throw new UnfitUrlException(Refusal.HOST_INVALID);
        }
        return AddressText.parse(text.substring(1, text.length() - 1))
                .filter(address -> text.indexOf(':') > 0)
                .map(Host.Literal::new)
                .orElseThrow(() -> new UnfitUrlException(Refusal.LITERAL_NOT_CANONICAL));
    }

    private static String ascii(String text) throws UnfitUrlException {
        if (UrlText.isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (text.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
            throw new UnfitUrlException(Refusal.HOST_INVALID);
        }
        try {
            return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (RuntimeException e) {
            // Besides IllegalArgumentException, broken surrogates and bidirectional text make it throw others.
            throw new UnfitUrlException(Refusal.HOST_INVALID);
        }
    }

    private static void checkLabels(String name) throws UnfitUrlException {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new UnfitUrlException(Refusal.HOST_INVALID);
        }
        for (String label : name.split("\\.", -1)) {
            if (!isLabel(label)) {
                throw new UnfitUrlException(Refusal.HOST_INVALID);
            }
        }
    }

    /** Letters, digits and inner hyphens; the underscore is no host name's character but many networks use it. */
    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= MAX_LABEL
                && !label.startsWith("-")
                && !label.endsWith("-")
                && label.chars().allMatch(HostParser::isLabelCharacter);
    }

    private static boolean isLabelCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** What some program would read as an IPv4 address: the last label is a decimal, octal or hexadecimal number. */
    private static boolean endsInNumber(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return UrlText.isDigits(last)
                || (last.startsWith("0x") && last.chars().skip(2).allMatch(UrlText::isHex));
    }
}
