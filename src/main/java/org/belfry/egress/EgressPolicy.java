package org.belfry.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The one policy for every outward request: https to public addresses on ports 443 and 8443, and whatever the operator
 * listed. Asked twice: with the URL alone when it is configured, with the resolved addresses before each connection.
 */
public final class EgressPolicy {
    /** The one text that whoever asked gets to see, so that a refusal tells nothing about the inner network. */
    public static final String REFUSED = "The destination is not allowed.";

    private final AllowList allowList;

    public EgressPolicy(AllowList allowList) {
        this.allowList = allowList;
    }

    /** Judges a URL as it is configured. Asks no DNS: a name that is not listed is judged by scheme and port. */
    public Verdict check(String url) {
        try {
            Destination destination = DestinationParser.parse(url);
            return destination.fixedAddress().isPresent() ? check(destination, List.of()) : checkName(destination);
        } catch (UnfitUrlException e) {
            return new Verdict.Denied(e.refusal());
        }
    }

    /**
     * Judges a destination before a connection: every one of its addresses must be fit, lest a later one be connected to.
     *
     * @param resolved what DNS said; left aside when the destination's address is known without DNS
     */
    public Verdict check(Destination destination, List<InetAddress> resolved) {
        List<InetAddress> addresses = destination.fixedAddress().map(List::of).orElse(resolved);
        if (addresses.isEmpty()) {
            return new Verdict.Denied(Refusal.NO_ADDRESS);
        }
        if (allowList.listsName(destination)) {
            return new Verdict.Allowed(destination, addresses);
        }
        for (InetAddress address : addresses) {
            Optional<Refusal> refusal = refusal(destination, address);
            if (refusal.isPresent()) {
                return new Verdict.Denied(refusal.get());
            }
        }
        return new Verdict.Allowed(destination, addresses);
    }

    private Verdict checkName(Destination destination) {
        if (allowList.listsName(destination)) {
            return new Verdict.Allowed(destination, List.of());
        }
        return schemeAndPort(destination)
                .<Verdict>map(Verdict.Denied::new)
                .orElseGet(() -> new Verdict.Allowed(destination, List.of()));
    }

    private Optional<Refusal> refusal(Destination destination, InetAddress address) {
        AddressBlock bits = AddressBlock.of(address);
        if (allowList.listsAddress(destination, bits)) {
            return Optional.empty();
        }
        return PublicAddresses.contain(bits) ? schemeAndPort(destination) : Optional.of(Refusal.ADDRESS_NOT_PUBLIC);
    }

    private static Optional<Refusal> schemeAndPort(Destination destination) {
        if (!destination.isHttps()) {
            return Optional.of(Refusal.PLAIN_HTTP);
        }
        return isOpenPort(destination.port()) ? Optional.empty() : Optional.of(Refusal.PORT_NOT_LISTED);
    }

    static boolean isOpenPort(int port) {
        return port == 443 || port == 8443;
    }
}
