package org.belfry.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.worker.Lanes.Want;
import org.belfry.delivery.worker.PumpSettings.Limits;
import org.belfry.kernel.WebhookId;
import org.junit.jupiter.api.Test;

/** What lanes owe each other. */
class LanesTest extends LanesFixture {
    private static final int PLACES = 100;
    private static final int QUEUED = 1000;
    private static final int BYTES = 10_000;

    private void small() {
        lanes = new Lanes(new Limits(PLACES, 200, QUEUED, BYTES, 100));
    }

    /** A lane whose window is wide open. */
    private void widen(WebhookId webhook) {
        queue(webhook, 600);
        rounds(Lots.SWIFT);
    }

    @Test
    void lanes_take_turns() {
        queue(ONE, 3);
        queue(TWO, 3);

        assertThat(send()).extracting(each -> each.claimed().webhook().value()).containsExactly(1L, 2L, 1L, 2L, 1L, 2L);
    }

    @Test
    void a_lane_over_its_share_gets_no_more_once_half_of_the_places_are_taken() {
        small();
        widen(ONE);
        queue(ONE, 200);
        queue(TWO, 1);
        pass(Duration.ZERO);

        assertThat(send()).hasSize(PLACES / 2);
        queue(TWO, 7);
        assertThat(send()).as("the other's share").hasSize(7);
    }

    @Test
    void a_lane_that_is_alone_gets_no_more_than_half_of_the_places() {
        small();
        widen(ONE);
        queue(ONE, 200);
        pass(Duration.ZERO);

        assertThat(send()).hasSize(PLACES / 2);
    }

    @Test
    void five_hundred_hanging_lanes_do_not_hold_all_places() {
        LongStream.rangeClosed(1, 500).forEach(each -> queue(new WebhookId(each), 8));
        pass(Duration.ZERO);
        int hanging = send().size();
        WebhookId healthy = new WebhookId(501);
        queue(healthy, 100);

        assertThat(hanging).isLessThan(Limits.USUAL.inFlight() * 6 / 10);
        List<Ready> sent = send();
        assertThat(sent).isNotEmpty().allMatch(each -> each.claimed().webhook().equals(healthy));
    }

    @Test
    void no_more_leave_than_there_are_places() {
        small();
        LongStream.rangeClosed(1, 300).forEach(each -> queue(new WebhookId(each), 3));
        pass(Duration.ZERO);

        assertThat(send()).hasSize(PLACES);
        assertThat(lanes.underWay()).isEqualTo(PLACES);
    }

    @Test
    void leases_for_all_lanes_alike_what_there_is_space_for() {
        small();
        LongStream.rangeClosed(1, 300).forEach(each -> due(new WebhookId(each)));

        Map<WebhookId, Want> wants = lanes.wants(clock.millis());
        assertThat(wants).hasSize(300);
        assertThat(wants.values()).extracting(Want::most).containsOnly(QUEUED / 300);
    }

    @Test
    void wants_nothing_while_its_queue_or_its_bytes_are_full() {
        small();
        due(TWO);
        queue(ONE, QUEUED);
        assertThat(wants(TWO)).isZero();
        lanes.changed(ONE);
        assertThat(wants(TWO)).isPositive();

        add(Lots.claimed(ONE, BYTES));
        assertThat(wants(TWO)).isZero();
        assertThat(lanes.welcomes(TWO, clock.millis())).isFalse();
        assertThat(lanes.bytesLeft()).isOne();
        Ready large = send().get(0);
        assertThat(wants(TWO)).as("under way, the bytes are still held").isZero();
        end(large, Lots.SWIFT);
        assertThat(lanes.bytesLeft()).isEqualTo(BYTES);
        assertThat(wants(TWO)).isPositive();
    }

    @Test
    void what_is_given_back_frees_its_space() {
        small();
        queue(ONE, 50);
        queue(TWO, 50);
        assertThat(lanes.bytesLeft()).isEqualTo(BYTES - 200);

        assertThat(pass(fresh.plusMillis(1))).hasSize(100);
        assertThat(lanes.bytesLeft()).isEqualTo(BYTES);
        queue(ONE, 3);
        assertThat(lanes.empty()).hasSize(3);
        assertThat(lanes.bytesLeft()).isEqualTo(BYTES);
        assertThat(send()).isEmpty();
    }

    @Test
    void news_between_asking_and_answering_is_not_lost() {
        due(ONE);
        Map<WebhookId, Want> asked = lanes.wants(clock.millis());
        due(ONE);
        lanes.claimed(asked, List.of(), false);
        assertThat(wants(ONE)).isPositive();

        asked = lanes.wants(clock.millis());
        lanes.claimed(asked, List.of(), false);
        assertThat(wants(ONE)).as("nothing is due any more").isZero();
    }

    @Test
    void a_lane_that_got_all_it_asked_for_or_was_cut_short_asks_again() {
        due(ONE);
        Map<WebhookId, Want> asked = lanes.wants(clock.millis());
        List<Claimed> all = IntStream.range(0, asked.get(ONE).most())
                .mapToObj(i -> Lots.claimed(ONE))
                .toList();

        lanes.claimed(asked, all, false);
        assertThat(wants(ONE)).isPositive();
        lanes.claimed(asked, all.subList(0, 1), true);
        assertThat(wants(ONE)).isPositive();
        lanes.claimed(asked, all.subList(1, all.size()), false);
        assertThat(wants(ONE)).isZero();
    }

    @Test
    void a_lane_that_comes_to_have_room_tells_that_it_is_hungry() {
        due(ONE);
        queue(ONE, Lane.FIRST_WINDOW);
        List<Ready> sent = send();
        boolean atFirst = lanes.takeHunger();
        end(sent.get(0), Lots.SWIFT);

        assertThat(atFirst).isFalse();
        assertThat(lanes.takeHunger()).isTrue();
        assertThat(lanes.takeHunger()).isFalse();
    }

    @Test
    void lanes_without_work_are_forgotten_and_the_others_are_not() {
        WebhookId three = new WebhookId(3);
        openCircuit(three);
        queue(ONE, 1);
        lanes.dueAt(TWO, clock.millis() + 60_000);
        pass(Duration.ZERO);
        lanes.forgetIdle(clock.millis());

        assertThat(send()).hasSize(1);
        pass(Duration.ofMillis(500));
        due(three);
        assertThat(wants(three)).as("its circuit is open").isZero();
        pass(Duration.ofMinutes(1));
        assertThat(wants(TWO)).isPositive();
    }

    @Test
    void the_time_to_wake_never_lies_in_the_past_whatever_happens() {
        small();
        Random random = new Random(7);
        List<Ready> underWay = new ArrayList<>();
        Sign busy = new Sign(Sign.Health.OVERRUN, Duration.ofSeconds(2));
        List<Sign> signs = List.of(Lots.SWIFT, Lots.SLOW, Lots.OVERRUN, Lots.BROKEN, Lots.BROKEN, Sign.NOTHING, busy);
        for (int i = 0; i < 20_000; i++) {
            WebhookId webhook = new WebhookId(1 + random.nextInt(4));
            switch (random.nextInt(7)) {
                case 0 -> lanes.dueAt(webhook, clock.millis() + random.nextInt(2000) - 500);
                case 1 -> queue(webhook, random.nextInt(3));
                case 2 -> underWay.addAll(send());
                case 3 -> pass(Duration.ofMillis(random.nextInt(700)));
                case 4 -> lanes.changed(webhook);
                case 5 -> allowed = new Route.Limits(1 + random.nextInt(20), random.nextInt(3));
                default -> {
                    if (!underWay.isEmpty()) {
                        Ready ended = underWay.remove(random.nextInt(underWay.size()));
                        end(ended, signs.get(random.nextInt(signs.size())));
                    }
                }
            }
            assertThat(wakesIn()).isPositive();
            assertThat(lanes.underWay()).isEqualTo(underWay.size());
        }
        underWay.forEach(each -> end(each, Lots.SWIFT));
        lanes.empty();
        assertThat(lanes.bytesLeft()).isEqualTo(BYTES);
    }
}
