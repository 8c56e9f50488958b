package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final SteppingClock clock = new SteppingClock();
    private final RateLimits limits = new RateLimits(2);

    private Optional<Duration> take(String key, int perMinute) {
        return limits.take(key, perMinute, clock.instant());
    }

    @Test
    void a_bucket_holds_a_minutes_worth_and_fills_up_evenly() {
        for (int i = 0; i < 60; i++) {
            assertThat(take("a", 60)).isEmpty();
        }
        assertThat(take("a", 60)).contains(Duration.ofSeconds(1));
        clock.step(Duration.ofSeconds(1));
        assertThat(take("a", 60)).isEmpty();
        assertThat(take("a", 60)).contains(Duration.ofSeconds(1));
    }

    @Test
    void keys_do_not_share() {
        assertThat(take("a", 1)).isEmpty();
        assertThat(take("b", 1)).isEmpty();
        assertThat(take("a", 1)).contains(Duration.ofMinutes(1));
    }

    @Test
    void only_so_many_keys_are_remembered() {
        take("a", 1);
        take("b", 1);
        take("c", 1);
        assertThat(take("c", 1)).isPresent();
        assertThat(take("a", 1)).isEmpty();
    }

    @Test
    void who_waits_as_long_as_told_comes_in() {
        take("a", 7);
        for (int i = 0; i < 20; i++) {
            take("a", 7).ifPresent(wait -> {
                clock.step(wait);
                assertThat(take("a", 7)).isEmpty();
            });
        }
    }

    @Property
    void never_more_than_twice_the_limit_in_a_minute(
            @ForAll @IntRange(min = 1, max = 20) int perMinute,
            @ForAll @Size(max = 100) List<@IntRange(max = 5000) Integer> pauses) {
        Deque<Instant> taken = new ArrayDeque<>();
        for (int pause : pauses) {
            Instant now = clock.step(Duration.ofMillis(pause));
            if (take("a", perMinute).isEmpty()) {
                taken.add(now);
            }
            taken.removeIf(at -> at.isBefore(now.minusSeconds(60)));
            assertThat(taken).hasSizeLessThanOrEqualTo(2 * perMinute);
        }
    }
}
