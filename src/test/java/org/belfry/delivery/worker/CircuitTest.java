package org.belfry.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private final SteppingClock clock = new SteppingClock();
    private final Circuit circuit = new Circuit();

    @Test
    void opens_with_the_fifth_failure_in_a_row() {
        for (int i = 1; i < Circuit.FAILURES_TO_OPEN; i++) {
            assertThat(fails()).isFalse();
            assertThat(lets(0)).isTrue();
        }

        assertThat(fails()).isTrue();
        assertThat(circuit.isOpen()).isTrue();
        assertThat(lets(0)).isFalse();
    }

    @Test
    void an_answer_in_between_begins_the_count_anew() {
        fail(Circuit.FAILURES_TO_OPEN - 1);
        assertThat(circuit.worked()).isFalse();
        fail(Circuit.FAILURES_TO_OPEN - 1);

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void lets_one_probe_through_after_a_pause_and_only_when_nothing_is_under_way() {
        fail(Circuit.FAILURES_TO_OPEN);

        pass(Circuit.FIRST_PAUSE - 1);
        assertThat(lets(0)).isFalse();
        pass(1);
        assertThat(circuit.probeAt()).isEqualTo(clock.millis());
        assertThat(lets(1)).isFalse();
        assertThat(lets(0)).isTrue();
    }

    @Test
    void a_failed_probe_doubles_the_pause_up_to_a_minute() {
        fail(Circuit.FAILURES_TO_OPEN);
        for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000}) {
            assertThat(circuit.probeAt() - clock.millis()).isEqualTo(pause);
            pass(pause);
            assertThat(fails()).as("opened anew").isFalse();
        }
        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void what_was_under_way_when_it_opened_does_not_lengthen_the_pause() {
        fail(Circuit.FAILURES_TO_OPEN);
        long probeAt = circuit.probeAt();

        fail(100);

        assertThat(circuit.probeAt()).isEqualTo(probeAt);
    }

    @Test
    void a_probe_that_works_closes_it_and_the_next_pause_is_short_again() {
        fail(Circuit.FAILURES_TO_OPEN);
        pass(Circuit.FIRST_PAUSE);
        fail(1);

        assertThat(circuit.worked()).isTrue();
        assertThat(lets(100)).isTrue();
        fail(Circuit.FAILURES_TO_OPEN);
        assertThat(circuit.probeAt() - clock.millis()).isEqualTo(Circuit.FIRST_PAUSE);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            fails();
        }
    }

    private boolean fails() {
        return circuit.failed(clock.millis());
    }

    private boolean lets(int underWay) {
        return circuit.lets(clock.millis(), underWay);
    }

    private void pass(long millis) {
        clock.step(Duration.ofMillis(millis));
    }
}
