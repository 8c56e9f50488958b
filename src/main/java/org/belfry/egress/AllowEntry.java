package org.belfry.egress;

import java.net.InetAddress;

/** One exception of the operator's list: a place and the ports it is open at. */
record AllowEntry(Place place, Ports ports) {

    /** A name as DNS knows it, or a block of addresses. */
    sealed interface Place {
        record Named(Host.Name name) implements Place {}

        record Block(AddressBlock addresses) implements Place {}
    }

    /** Whether a destination's scheme and port are covered. */
    @FunctionalInterface
    interface Ports {
        Ports ANY = destination -> true;
        Ports DEFAULT = destination ->
                destination.isHttps() ? EgressPolicy.isOpenPort(destination.port()) : destination.port() == 80;

        boolean include(Destination destination);

        static Ports parse(String text) throws UnfitUrlException {
            if (text.equals("*")) {
                return ANY;
            }
            int port = DestinationParser.port(text);
            return destination -> destination.port() == port;
        }
    }

    static AllowEntry parse(String text) {
        try {
            int colon = portColon(text);
            Ports ports = colon == text.length() ? Ports.DEFAULT : Ports.parse(text.substring(colon + 1));
            return new AllowEntry(place(text.substring(0, colon)), ports);
        } catch (UnfitUrlException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an egress exception of the form host-or-CIDR[:port]: " + e.getMessage(), e);
        }
    }

    private static int portColon(String text) {
        int first = text.indexOf(':');
        if (text.startsWith("[")) {
            int behindBracket = text.indexOf("]:");
            return behindBracket < 0 ? text.length() : behindBracket + 1;
        }
        boolean bareIpv6 = first >= 0 && first != text.lastIndexOf(':');
        return first < 0 || bareIpv6 ? text.length() : first;
    }

    private static Place place(String text) throws UnfitUrlException {
        if (text.indexOf('/') >= 0) {
            return new Place.Block(block(text.startsWith("[") ? withoutBrackets(text) : text));
        }
        Host host = HostParser.parse(text);
        return host instanceof Host.Literal literal
                ? new Place.Block(AddressBlock.of(literal.address()))
                : new Place.Named((Host.Name) host);
    }

    private static String withoutBrackets(String text) throws UnfitUrlException {
        if (!text.endsWith("]")) {
            throw new UnfitUrlException(Refusal.HOST_INVALID);
        }
        return text.substring(1, text.length() - 1);
    }

    private static AddressBlock block(String text) throws UnfitUrlException {
        int slash = text.indexOf('/');
        String prefix = text.substring(slash + 1);
        if (!UrlText.isDigits(prefix) || prefix.length() > 3 || (prefix.length() > 1 && prefix.startsWith("0"))) {
            throw new IllegalArgumentException("the prefix length is not a number");
        }
        InetAddress address = AddressText.parse(text.substring(0, slash))
                .orElseThrow(() -> new UnfitUrlException(Refusal.LITERAL_NOT_CANONICAL));
        return AddressBlock.of(address, Integer.parseInt(prefix));
    }

    boolean covers(Host.Name name, Destination destination) {
        return place instanceof Place.Named named && named.name().equals(name) && ports.include(destination);
    }

    boolean covers(AddressBlock address, Destination destination) {
        return place instanceof Place.Block block && block.addresses().contains(address) && ports.include(destination);
    }
}
