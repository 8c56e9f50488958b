package org.belfry.incoming;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** What {@link Gate} says. */
public sealed interface Admission {
    /** Where the request came from, for the receipt; empty when a proxy told something that is no address. */
    Optional<InetAddress> sender();

    /** The request may be taken in. */
    record Admitted(Optional<InetAddress> sender) implements Admission {}

    /**
     * It may not; nothing of it may be processed, and its body is not kept.
     *
     * @param retryAfter for {@link Refusal#RATE_LIMITED} whole seconds, 1 or more; zero else
     */
    record Refused(Refusal reason, Duration retryAfter, Optional<InetAddress> sender) implements Admission {}
}
