package org.belfry.incoming;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.belfry.egress.AddressRanges;

/**
 * Decides whether a request comes in, before anything of it is read: address, rate, token, API key, signature, in this order.
 * A webhook that is not there goes through the same work as one whose token is wrong, so that neither the answer nor its time
 * tells them apart; the address list alone, which is asked before the token, shows itself.
 */
public final class Gate {
    private static final String API_KEY = "X-API-Key";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int LONGEST_ID = 12;

    private final RateLimits limits;
    private final AddressRanges trustedProxies;
    private final GateSettings nobody;

    public Gate(RateLimits limits, AddressRanges trustedProxies, SecureRandom random) {
        this.limits = limits;
        this.trustedProxies = trustedProxies;
        this.nobody = new GateSettings(
                AddressRanges.NONE, GateSettings.USUAL_PER_MINUTE, TokenHash.ofNothing(random), null, List.of());
    }

    /** @param settings of the webhook that the request names; empty when there is none or it is inactive */
    public Admission decide(Knock knock, Optional<GateSettings> settings, Instant now) {
        Optional<InetAddress> sender = ClientAddress.of(knock.peer(), knock.headers(FORWARDED_FOR), trustedProxies);
        GateSettings guard = settings.orElse(nobody);
        if (!guard.allowed().isEmpty()
                && sender.filter(guard.allowed()::contain).isEmpty()) {
            return refused(Refusal.ADDRESS_NOT_ALLOWED, sender);
        }
        Optional<Duration> wait = limits.take(key(knock, sender), guard.perMinute(), now);
        if (wait.isPresent()) {
            return new Admission.Refused(Refusal.RATE_LIMITED, wholeSeconds(wait.get()), sender);
        }
        return proof(knock, guard, now)
                .<Admission>map(reason -> refused(reason, sender))
                .orElseGet(() -> new Admission.Admitted(sender));
    }

    private static Optional<Refusal> proof(Knock knock, GateSettings guard, Instant now) {
        if (!guard.token().equals(TokenHash.of(knock.token()))) {
            return Optional.of(Refusal.UNAUTHORIZED);
        }
        TokenHash apiKey = guard.apiKey();
        if (apiKey != null && !apiKey.equals(TokenHash.of(knock.header(API_KEY).orElse("")))) {
            return Optional.of(Refusal.INVALID_API_KEY);
        }
        boolean verified = guard.verifications().stream().allMatch(check -> check.accepts(knock, now));
        return verified ? Optional.empty() : Optional.of(Refusal.INVALID_SIGNATURE);
    }

    /** A webhook and whoever knocks there, so that a stranger cannot use up what is meant for the right sender. */
    private static String key(Knock knock, Optional<InetAddress> sender) {
        String id = knock.webhookId();
        return (id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id) + ' ' + ClientAddress.network(sender);
    }

    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }

    private static Admission refused(Refusal reason, Optional<InetAddress> sender) {
        return new Admission.Refused(reason, Duration.ZERO, sender);
    }
}
