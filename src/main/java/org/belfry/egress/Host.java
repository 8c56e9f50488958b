package org.belfry.egress;

import java.net.InetAddress;

/** The host of a {@link Destination}: a name that DNS knows, or an address written out. */
public sealed interface Host {

    /** As it stands in a URL and in the {@code Host} header: lower-case ASCII, an IPv6 address in brackets. */
    String text();

    /** A host name: lower-case ASCII, IDN already mapped, no trailing dot. */
    record Name(String text) implements Host {

        /** True for {@code localhost} and below, which RFC 6761 section 6.3 keeps away from DNS. */
        public boolean isLocalhost() {
            return text.equals("localhost") || text.endsWith(".localhost");
        }
    }

    /** An address in canonical form. */
    record Literal(InetAddress address) implements Host {

        @Override
        public String text() {
            String text = AddressText.format(address);
            return text.indexOf(':') < 0 ? text : '[' + text + ']';
        }
    }
}
