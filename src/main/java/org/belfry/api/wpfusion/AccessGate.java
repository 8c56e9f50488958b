package org.belfry.api.wpfusion;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.belfry.egress.AddressRanges;
import org.belfry.incoming.ClientAddress;
import org.belfry.incoming.RateLimits;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Knows the access key by its hash, and compares in the same time whatever is offered; without a key nobody comes in. Who has
 * offered too many wrong ones waits, and then the right one is refused too: otherwise guessing would go on.
 */
public final class AccessGate {
    /** From one address; 64 bits of an IPv6 address are one. */
    static final int WRONG_KEYS_PER_MINUTE = 3000;

    private final Optional<TokenHash> key;
    private final AddressRanges trustedProxies;
    private final RateLimits wrongKeys;
    private final InstantSource clock;

    public AccessGate(Optional<Secret> key, AddressRanges trustedProxies, RateLimits wrongKeys, InstantSource clock) {
        this.key = key.map(secret -> TokenHash.of(secret.reveal()));
        this.trustedProxies = trustedProxies;
        this.wrongKeys = wrongKeys;
        this.clock = clock;
    }

    /** What a request is told. */
    sealed interface Decision {
        /** It may come in; the sender is empty when a proxy told something that is no address. */
        record Open(Optional<InetAddress> sender) implements Decision {}

        /** The key is missing or wrong. */
        record Wrong() implements Decision {}

        /** Too many were wrong. */
        record Wait(Duration atLeast) implements Decision {}
    }

    /**
     * Judges a request.
     *
     * @param peer the other end of the connection
     * @param forwardedFor what {@code X-Forwarded-For} says, which counts from trusted proxies only
     */
    Decision decide(@Nullable String offered, InetAddress peer, List<String> forwardedFor) {
        Optional<InetAddress> sender = ClientAddress.of(peer, forwardedFor, trustedProxies);
        String network = ClientAddress.network(sender);
        Instant now = clock.instant();
        Optional<Duration> wait = wrongKeys.look(network, WRONG_KEYS_PER_MINUTE, now);
        if (wait.isPresent()) {
            return new Decision.Wait(wait.get());
        }
        TokenHash hash = TokenHash.of(offered == null ? "" : offered);
        if (key.filter(hash::equals).isPresent() && offered != null) {
            return new Decision.Open(sender);
        }
        wrongKeys.take(network, WRONG_KEYS_PER_MINUTE, now);
        return new Decision.Wrong();
    }
}
