package org.belfry.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.belfry.egress.AddressRanges;
import org.belfry.incoming.Admission.Admitted;
import org.belfry.incoming.Admission.Refused;
import org.belfry.kernel.Secret;
import org.belfry.signing.HmacSha256;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String ID = "a1b2c3d4e5f6";
    private static final String TOKEN = "abc123def456xyz789";
    private static final byte[] BODY = "{\"event\":\"subscriber_added\"}".getBytes(UTF_8);
    private static final Secret SECRET = new Secret("signing-secret");

    private final SteppingClock clock = new SteppingClock();
    private final Map<String, List<String>> headers = new HashMap<>();
    private final Gate gate = new Gate(new RateLimits(100), ranges("10.0.0.0/8"), new SecureRandom());

    private static AddressRanges ranges(String... texts) {
        return AddressRanges.parse(List.of(texts));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static GateSettings open() {
        return new GateSettings(AddressRanges.NONE, 60, TokenHash.of(TOKEN), null, List.of());
    }

    /** Guarded in every way; at most two requests a minute. */
    private static GateSettings guarded() {
        return new GateSettings(
                ranges("192.0.2.0/24", "2001:db8::/32"),
                2,
                TokenHash.of(TOKEN),
                TokenHash.of("key"),
                List.of(new WebhookSignature(SECRET)));
    }

    private Admission knock(GateSettings settings, String peer, String token) {
        Knock knock = new Knock(
                ID, address(peer), name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()), token, BODY);
        return gate.decide(knock, Optional.ofNullable(settings), clock.instant());
    }

    private static Refusal reason(Admission admission) {
        return ((Refused) admission).reason();
    }

    private void sign() {
        headers.put("x-webhook-signature", List.of("sha256=" + HmacSha256.hex(SECRET.utf8(), BODY)));
    }

    @Test
    void the_right_token_comes_in_from_everywhere() {
        assertThat(knock(open(), "203.0.113.9", TOKEN)).isEqualTo(new Admitted(Optional.of(address("203.0.113.9"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "bearer  " + TOKEN})
    void the_token_may_come_as_bearer(String authorization) {
        headers.put("authorization", List.of(authorization));
        assertThat(knock(open(), "203.0.113.9", null)).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "wrong", "ABC123DEF456XYZ789"})
    void a_wrong_token_and_an_unknown_webhook_get_the_same_answer(String token) {
        Admission wrong = knock(open(), "203.0.113.9", token);
        assertThat(reason(wrong)).isEqualTo(Refusal.UNAUTHORIZED);
        assertThat(knock(null, "203.0.113.9", token)).isEqualTo(wrong);
        assertThat(knock(null, "203.0.113.9", TOKEN)).isEqualTo(wrong);
    }

    @Test
    void basic_authentication_is_no_token() {
        headers.put("authorization", List.of("Basic " + TOKEN));
        assertThat(reason(knock(open(), "203.0.113.9", null))).isEqualTo(Refusal.UNAUTHORIZED);
    }

    @Test
    void checks_address_rate_token_key_and_signature_in_this_order() {
        assertThat(reason(knock(guarded(), "203.0.113.9", "wrong"))).isEqualTo(Refusal.ADDRESS_NOT_ALLOWED);
        assertThat(reason(knock(guarded(), "192.0.2.9", "wrong"))).isEqualTo(Refusal.UNAUTHORIZED);
        assertThat(reason(knock(guarded(), "192.0.2.9", TOKEN))).isEqualTo(Refusal.INVALID_API_KEY);
        assertThat(reason(knock(guarded(), "192.0.2.9", "wrong"))).isEqualTo(Refusal.RATE_LIMITED);
        clock.step(Duration.ofMinutes(1));
        headers.put("x-api-key", List.of("key"));
        assertThat(reason(knock(guarded(), "192.0.2.9", TOKEN))).isEqualTo(Refusal.INVALID_SIGNATURE);
        sign();
        assertThat(knock(guarded(), "192.0.2.9", TOKEN)).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.255, true", "192.0.3.0, false", "2001:db8::1, true", "2001:db9::1, false"})
    void the_address_list_knows_both_families(String peer, boolean allowed) {
        headers.put("x-api-key", List.of("key"));
        sign();
        assertThat(knock(guarded(), peer, TOKEN) instanceof Admitted).isEqualTo(allowed);
    }

    @Test
    void too_many_are_told_when_to_come_again() {
        knock(guarded(), "192.0.2.9", TOKEN);
        knock(guarded(), "192.0.2.9", TOKEN);
        Refused refused = (Refused) knock(guarded(), "192.0.2.9", TOKEN);
        assertThat(refused.reason().status()).isEqualTo(429);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(reason(knock(guarded(), "192.0.2.10", TOKEN))).isEqualTo(Refusal.INVALID_API_KEY);
    }

    @Test
    void a_header_that_comes_twice_proves_nothing() {
        headers.put("x-api-key", List.of("key", "key"));
        assertThat(reason(knock(guarded(), "192.0.2.9", TOKEN))).isEqualTo(Refusal.INVALID_API_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha1=00", "sha256=00ff", "v1,abc"})
    void a_signature_that_is_missing_or_wrong_is_refused(String signature) {
        headers.put("x-api-key", List.of("key"));
        headers.put("x-webhook-signature", List.of(signature));
        Admission admission = knock(guarded(), "192.0.2.9", TOKEN);
        assertThat(reason(admission)).isEqualTo(Refusal.INVALID_SIGNATURE);
        assertThat(reason(admission).status()).isEqualTo(401);
    }

    @Test
    void a_proxys_word_counts_only_when_it_is_trusted() {
        headers.put("x-forwarded-for", List.of("192.0.2.9"));
        assertThat(knock(open(), "203.0.113.9", TOKEN).sender()).contains(address("203.0.113.9"));
        assertThat(knock(open(), "10.0.0.1", TOKEN).sender()).contains(address("192.0.2.9"));
    }

    @Test
    void an_address_that_a_proxy_cannot_tell_is_on_no_list() {
        headers.put("x-forwarded-for", List.of("unknown"));
        Admission admission = knock(guarded(), "10.0.0.1", TOKEN);
        assertThat(reason(admission)).isEqualTo(Refusal.ADDRESS_NOT_ALLOWED);
        assertThat(admission.sender()).isEmpty();
    }
}
