package org.belfry.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final SteppingClock clock = new SteppingClock();
    private final Pace pace = new Pace();

    @Test
    void without_a_limit_everything_may_leave_at_once() {
        assertThat(sent(0, 10_000)).isEqualTo(10_000);
        assertThat(pace.nextAt(clock.millis())).isEqualTo(clock.millis());
    }

    @Test
    void up_to_a_seconds_worth_may_leave_at_once_and_no_more() {
        assertThat(sent(20, 100)).isEqualTo(20);
    }

    @Test
    void keeps_to_the_rate_over_time() {
        int sent = sent(20, 100);
        for (int i = 0; i < 100; i++) {
            clock.step(Duration.ofMillis(100));
            sent += sent(20, 100);
        }
        assertThat(sent).isEqualTo(20 + 10 * 20);
    }

    @Test
    void what_was_not_sent_yesterday_is_not_sent_all_at_once_today() {
        sent(20, 20);
        clock.step(Duration.ofDays(1));

        assertThat(sent(20, 100)).isEqualTo(20);
    }

    @Test
    void tells_when_the_next_may_leave() {
        sent(4, 4);
        long next = pace.nextAt(clock.millis());

        assertThat(next - clock.millis()).isEqualTo(250);
        assertThat(pace.lets(next - 1, 4)).isFalse();
        assertThat(pace.lets(next, 4)).isTrue();
    }

    @Test
    void a_changed_limit_counts_from_now_on() {
        sent(1, 1);
        assertThat(pace.lets(clock.millis(), 1)).isFalse();

        assertThat(sent(5, 100)).isEqualTo(5);
    }

    @Test
    void a_clock_set_back_gives_nothing_away() {
        sent(10, 10);
        clock.step(Duration.ofHours(-1));

        assertThat(sent(10, 10)).isZero();
        clock.step(Duration.ofMillis(100));
        assertThat(sent(10, 10)).isEqualTo(1);
    }

    private int sent(int perSecond, int wanted) {
        int sent = 0;
        while (sent < wanted && pace.lets(clock.millis(), perSecond)) {
            pace.take(clock.millis(), perSecond);
            sent++;
        }
        return sent;
    }
}
