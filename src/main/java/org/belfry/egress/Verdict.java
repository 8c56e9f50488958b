package org.belfry.egress;

import java.net.InetAddress;
import java.util.List;

/** What {@link EgressPolicy} says about a destination. */
public sealed interface Verdict {

    /**
     * The request may go there, and to these addresses only.
     *
     * @param addresses checked, in the order given; empty when a URL was checked whose name DNS must still resolve
     */
    record Allowed(Destination destination, List<InetAddress> addresses) implements Verdict {
        public Allowed {
            addresses = List.copyOf(addresses);
        }
    }

    /** The request may not go; the reason is for the operator's log only. */
    record Denied(Refusal reason) implements Verdict {}
}
