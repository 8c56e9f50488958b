package org.belfry.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.worker.Sign.Health;
import org.junit.jupiter.api.Test;

/** What happens in the lane of one webhook. */
class LaneTest extends LanesFixture {
    @Test
    void the_window_begins_small_and_grows_with_swift_answers_up_to_what_the_owner_allows() {
        allowed = new Route.Limits(100, NO_RATE);
        queue(ONE, 8 + 16 + 32 + 64 + 100 + 100);

        assertThat(rounds(Lots.SWIFT)).containsExactly(8, 16, 32, 64, 100, 100);
    }

    @Test
    void slow_answers_widen_the_window_by_one_in_a_round() {
        queue(ONE, 27);

        assertThat(rounds(Lots.SLOW)).startsWith(8, 8, 9);
    }

    @Test
    void failures_and_pleas_for_fewer_requests_halve_the_window() {
        for (Sign sign : List.of(Lots.BROKEN, Lots.OVERRUN)) {
            lanes = new Lanes(PumpSettings.Limits.USUAL);
            queue(ONE, 8);
            List<Ready> sent = send();
            sent.subList(0, 2).forEach(each -> end(each, sign));
            sent.subList(2, 8).forEach(each -> end(each, Sign.NOTHING));
            queue(ONE, 8);

            assertThat(send()).as(sign.health().name()).hasSize(2);
        }
    }

    @Test
    void many_answers_that_ask_for_fewer_requests_open_no_circuit() {
        queue(ONE, 100);

        assertThat(rounds(Lots.OVERRUN).stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(100);
    }

    @Test
    void an_opening_circuit_gives_the_queue_back_and_one_probe_at_a_time_asks_whether_it_works_again() {
        queue(ONE, 20);
        List<Ready> sent = send();
        sent.subList(0, 4).forEach(each -> assertThat(end(each, Lots.BROKEN)).isEmpty());
        assertThat(end(sent.get(4), Lots.BROKEN)).hasSize(12);
        sent.subList(5, 8).forEach(each -> end(each, Lots.BROKEN));
        due(ONE);

        assertThat(wants(ONE)).isZero();
        assertThat(wakesIn()).isEqualTo(Circuit.FIRST_PAUSE);
        pass(Duration.ofMillis(Circuit.FIRST_PAUSE));
        assertThat(wants(ONE)).isOne();
        queue(ONE, 2);
        assertThat(send()).hasSize(1);
        assertThat(wants(ONE)).isZero();
    }

    @Test
    void a_probe_that_fails_doubles_the_pause_and_gives_the_rest_back() {
        openCircuit(ONE);
        pass(Duration.ofMillis(Circuit.FIRST_PAUSE));
        queue(ONE, 3);
        Ready probe = send().get(0);

        assertThat(end(probe, Lots.BROKEN)).hasSize(2);
        due(ONE);
        assertThat(wakesIn()).isEqualTo(2 * Circuit.FIRST_PAUSE);
    }

    @Test
    void a_probe_that_works_lets_two_leave_and_then_ever_more() {
        openCircuit(ONE);
        pass(Duration.ofMillis(Circuit.FIRST_PAUSE));
        queue(ONE, 15);

        assertThat(rounds(Lots.SWIFT)).containsExactly(1, 2, 4, 8);
    }

    @Test
    void an_exchange_that_never_was_says_nothing_of_a_destination_that_fails() {
        openCircuit(ONE);
        pass(Duration.ofMillis(Circuit.FIRST_PAUSE));
        queue(ONE, 3);

        assertThat(end(send().get(0), Sign.NOTHING)).isEmpty();
        assertThat(send()).as("probes").hasSize(1);
    }

    @Test
    void a_destination_that_asks_for_a_pause_is_left_alone_with_all_that_waits() {
        queue(ONE, 20);
        queue(TWO, 1);
        List<Ready> sent = send();
        Sign busy = new Sign(Health.OVERRUN, Duration.ofMinutes(10));

        assertThat(end(sent.get(0), busy)).hasSize(12);
        sent.subList(1, sent.size()).forEach(each -> end(each, Sign.NOTHING));
        due(ONE);
        due(TWO);
        assertThat(wants(ONE)).isZero();
        assertThat(wants(TWO)).isPositive();
        assertThat(lanes.welcomes(ONE, clock.millis())).isFalse();
        queue(ONE, 1);
        assertThat(send()).isEmpty();
        pass(Duration.ofMinutes(10));
        assertThat(wants(ONE)).isPositive();
    }

    @Test
    void the_longest_pause_asked_for_counts() {
        queue(ONE, 3);
        List<Ready> sent = send();
        end(sent.get(0), new Sign(Health.OVERRUN, Duration.ofHours(1)));
        end(sent.get(1), new Sign(Health.OVERRUN, Duration.ofMinutes(1)));
        end(sent.get(2), Lots.SWIFT);
        due(ONE);

        assertThat(wakesIn()).isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void a_change_by_the_owner_ends_pause_and_circuit_and_gives_the_queue_back() {
        openCircuit(ONE);
        queue(ONE, 3);

        assertThat(lanes.changed(ONE)).hasSize(3);
        assertThat(wants(ONE)).isPositive();
        queue(ONE, 1);
        assertThat(send()).hasSize(1);
    }

    @Test
    void keeps_to_the_rate_its_owner_allows() {
        allowed = new Route.Limits(200, 5);
        queue(ONE, 20);

        assertThat(send()).hasSize(5);
        assertThat(wakesIn()).isEqualTo(200);
        pass(Duration.ofMillis(400));
        assertThat(send()).hasSize(2);
    }

    @Test
    void leases_no_more_ahead_than_the_rate_lets_leave_within_a_second() {
        queue(ONE, 200);
        rounds(Lots.SWIFT);
        allowed = new Route.Limits(200, 3);
        queue(ONE, 1);
        rounds(Lots.SWIFT);
        pass(Duration.ofMinutes(1));
        due(ONE);

        assertThat(wants(ONE)).isEqualTo(3);
    }

    @Test
    void leases_half_a_second_ahead_of_what_the_destination_takes() {
        for (int i = 0; i < 50; i++) {
            queue(ONE, 10);
            rounds(Lots.SWIFT);
            pass(Duration.ofMillis(100));
        }
        due(ONE);

        int room = PumpSettings.Limits.USUAL.perWebhook();
        assertThat(wants(ONE)).isBetween(room + 40, room + 60);
        pass(Duration.ofMinutes(1));
        assertThat(wants(ONE)).isEqualTo(room);
    }

    @Test
    void a_lease_too_short_for_an_exchange_is_given_back() {
        queue(ONE, 3);
        assertThat(pass(fresh)).isEmpty();
        assertThat(wakesIn()).isPositive();

        assertThat(pass(Duration.ofMillis(1))).hasSize(3);
        assertThat(send()).isEmpty();
    }

    @Test
    void what_waited_too_long_does_not_leave_although_nobody_has_taken_it_back_yet() {
        queue(ONE, 1);
        clock.step(fresh.plusMillis(1));

        assertThat(send()).isEmpty();
        assertThat(lanes.tick(clock.millis())).hasSize(1);
    }

    @Test
    void welcomes_what_could_leave_at_once_and_nothing_that_would_overtake_what_waits() {
        assertThat(lanes.welcomes(ONE, clock.millis())).isTrue();
        queue(ONE, Lane.FIRST_WINDOW);
        assertThat(lanes.welcomes(ONE, clock.millis())).isFalse();
        Claimed leaving = send().get(0).claimed();
        assertThat(lanes.welcomes(ONE, clock.millis())).as("all places taken").isFalse();
        lanes.ended(leaving, Lots.SWIFT, clock.millis());
        assertThat(lanes.welcomes(ONE, clock.millis())).isTrue();
        due(ONE);
        assertThat(lanes.welcomes(ONE, clock.millis())).isFalse();
    }
}
