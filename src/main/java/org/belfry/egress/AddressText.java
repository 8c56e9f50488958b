package org.belfry.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses as text. Only one spelling of each is read (RFC 5952 for IPv6, four plain decimal numbers for IPv4), because
 * another program may read any other spelling as another address: {@code 0177.0.0.1} is 177.0.0.1 to Java and 127.0.0.1
 * to C.
 */
final class AddressText {
    static final InetAddress LOOPBACK = address(new byte[] {127, 0, 0, 1});

    private static final int GROUPS = 8;

    private AddressText() {}

    /** The address of this text, or nothing when it is not the canonical form of one. Asks no DNS. */
    static Optional<InetAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? parseIpv6(text) : parseIpv4(text);
    }

    private static Optional<InetAddress> parseIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!UrlText.isDigits(parts[i]) || parts[i].length() > 3 || !isPlainNumber(parts[i])) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Optional.of(address(bytes));
    }

    private static boolean isPlainNumber(String digits) {
        int value = Integer.parseInt(digits);
        return value <= 255 && String.valueOf(value).equals(digits);
    }

    private static Optional<InetAddress> parseIpv6(String text) {
        if (text.length() > 39 || !text.chars().allMatch(c -> c == ':' || UrlText.isHex(c))) {
            return Optional.empty();
        }
        try {
            // In brackets it is never taken for a name; an IPv4-mapped one would come back as IPv4, so it fails below.
            InetAddress address = InetAddress.getByName('[' + text + ']');
            return Optional.of(address).filter(a -> format(a).equals(text.toLowerCase(Locale.ROOT)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The canonical form: dotted decimal, or RFC 5952 without brackets and zone. */
    static String format(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? formatIpv4(bytes) : formatIpv6(bytes);
    }

    private static String formatIpv4(byte[] bytes) {
        return (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + "." + (bytes[2] & 0xFF) + "." + (bytes[3] & 0xFF);
    }

    private static String formatIpv6(byte[] bytes) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zeroGroups(bytes, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return length < 2
                ? groups(bytes, 0, GROUPS)
                : groups(bytes, 0, start) + "::" + groups(bytes, start + length, GROUPS);
    }

    private static int zeroGroups(byte[] bytes, int from) {
        int i = from;
        while (i < GROUPS && group(bytes, i) == 0) {
            i++;
        }
        return i - from;
    }

    private static String groups(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(group(bytes, i)));
        }
        return text.toString();
    }

    private static int group(byte[] bytes, int index) {
        return ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
