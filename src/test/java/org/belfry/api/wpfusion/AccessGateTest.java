package org.belfry.api.wpfusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.belfry.api.wpfusion.AccessGate.Decision;
import org.belfry.egress.AddressRanges;
import org.belfry.incoming.RateLimits;
import org.belfry.kernel.Secret;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class AccessGateTest {
    /** Until the next wrong key is let off. */
    private static final Duration ONE = Duration.ofMinutes(1).dividedBy(AccessGate.WRONG_KEYS_PER_MINUTE);

    private static final String KEY = "the right key";

    private final SteppingClock clock = new SteppingClock();
    private final AccessGate gate = new AccessGate(
            Optional.of(new Secret(KEY)), AddressRanges.parse(List.of("10.0.0.0/8")), new RateLimits(100), clock);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private Decision knock(String key, String peer, String... forwardedFor) {
        return gate.decide(key, address(peer), List.of(forwardedFor));
    }

    private void wrongKeys(int count, String peer, String... forwardedFor) {
        for (int i = 0; i < count; i++) {
            assertThat(knock("wrong " + i, peer, forwardedFor)).isInstanceOf(Decision.Wrong.class);
        }
    }

    @Test
    void the_right_key_comes_in_and_the_sender_is_the_other_end() {
        assertThat(knock(KEY, "192.0.2.1", "198.51.100.7"))
                .isEqualTo(new Decision.Open(Optional.of(address("192.0.2.1"))));
        assertThat(knock(null, "192.0.2.1")).isInstanceOf(Decision.Wrong.class);
        assertThat(knock("", "192.0.2.1")).isInstanceOf(Decision.Wrong.class);
    }

    @Test
    void a_trusted_proxy_tells_the_sender() {
        assertThat(knock(KEY, "10.0.0.1", "203.0.113.9, 198.51.100.7"))
                .isEqualTo(new Decision.Open(Optional.of(address("198.51.100.7"))));
        assertThat(knock(KEY, "10.0.0.1", "nonsense")).isEqualTo(new Decision.Open(Optional.empty()));
    }

    @Test
    void without_a_key_in_the_configuration_nobody_comes_in() {
        AccessGate closed = new AccessGate(Optional.empty(), AddressRanges.NONE, new RateLimits(100), clock);
        assertThat(closed.decide("", address("192.0.2.1"), List.of())).isInstanceOf(Decision.Wrong.class);
        assertThat(closed.decide(null, address("192.0.2.1"), List.of())).isInstanceOf(Decision.Wrong.class);
    }

    @Test
    void after_too_many_wrong_keys_an_address_waits_even_with_the_right_one_and_others_do_not() {
        wrongKeys(AccessGate.WRONG_KEYS_PER_MINUTE, "192.0.2.1");
        assertThat(knock(KEY, "192.0.2.1"))
                .isInstanceOfSatisfying(
                        Decision.Wait.class, wait -> assertThat(wait.atLeast()).isEqualTo(ONE));
        assertThat(knock(KEY, "192.0.2.2")).isInstanceOf(Decision.Open.class);
        clock.step(ONE);
        assertThat(knock(KEY, "192.0.2.1")).isInstanceOf(Decision.Open.class);
    }

    @Test
    void right_keys_use_up_nothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(knock(KEY, "192.0.2.1")).isInstanceOf(Decision.Open.class);
        }
    }

    @Test
    void wrong_keys_count_for_the_sender_behind_the_proxy_and_half_of_an_ipv6_address_is_one_sender() {
        wrongKeys(AccessGate.WRONG_KEYS_PER_MINUTE, "10.0.0.1", "2001:db8:0:1::5");
        assertThat(knock(KEY, "10.0.0.1", "2001:db8:0:1::6")).isInstanceOf(Decision.Wait.class);
        assertThat(knock(KEY, "10.0.0.1", "2001:db8:0:2::5")).isInstanceOf(Decision.Open.class);
    }
}
