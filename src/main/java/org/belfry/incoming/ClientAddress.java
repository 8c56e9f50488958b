package org.belfry.incoming;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belfry.egress.AddressRanges;

/**
 * Where a request comes from. {@code X-Forwarded-For} counts only when a trusted proxy connected, and then from the right:
 * each trusted proxy tells who connected to it, and the first one that is not trusted is the client. What stands further
 * left was written by that client.
 */
public final class ClientAddress {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):\\d+|\\[([^\\]]*)](?::\\d+)?");

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The client; empty when a proxy told something that is no address. */
    public static Optional<InetAddress> of(InetAddress peer, List<String> forwardedFor, AddressRanges trustedProxies) {
        InetAddress nearest = peer;
        for (String hop : fromTheRight(forwardedFor)) {
            if (!trustedProxies.contain(nearest)) {
                return Optional.of(nearest);
            }
            Optional<InetAddress> next = address(hop);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            nearest = next.get();
        }
        return Optional.of(nearest);
    }

    /** As a key for counting: an IPv4 address, or the half of an IPv6 one that its owner cannot choose. */
    public static String network(Optional<InetAddress> client) {
        return client.map(InetAddress::getAddress)
                .map(bytes -> HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES)))
                .orElse("unknown");
    }

    private static List<String> fromTheRight(List<String> headers) {
        List<String> hops = new ArrayList<>();
        for (String header : headers) {
            for (String hop : header.split(",", -1)) {
                if (!hop.isBlank()) {
                    hops.add(hop.strip());
                }
            }
        }
        Collections.reverse(hops);
        return hops;
    }

    private static Optional<InetAddress> address(String hop) {
        Matcher withPort = WITH_PORT.matcher(hop);
        String text = !withPort.matches() ? hop : withPort.group(1) != null ? withPort.group(1) : withPort.group(2);
        // Both forms are checked first, because other texts would be looked up in DNS.
        return IPV4.matcher(text).matches() ? ipv4(text) : ipv6(text);
    }

    private static Optional<InetAddress> ipv4(String text) {
        byte[] bytes = new byte[4];
        String[] parts = text.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) part;
        }
        return named(() -> InetAddress.getByAddress(bytes));
    }

    private static Optional<InetAddress> ipv6(String text) {
        return IPV6.matcher(text).matches() ? named(() -> InetAddress.getByName('[' + text + ']')) : Optional.empty();
    }

    private static Optional<InetAddress> named(Lookup lookup) {
        try {
            return Optional.of(lookup.get());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private interface Lookup {
        InetAddress get() throws UnknownHostException;
    }
}
