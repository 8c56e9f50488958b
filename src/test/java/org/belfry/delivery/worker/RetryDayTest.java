package org.belfry.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.worker.Destinations.Received;
import org.belfry.event.HubEvent;
import org.belfry.kernel.DeliveryId;
import org.belfry.webhook.WebhookStatus;
import org.junit.jupiter.api.Test;

/** The whole day of a delivery that fails, in no time. */
class RetryDayTest extends DayFixture {
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(24));
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @Test
    void is_tried_six_times_in_a_day_and_given_up_after_the_fifth_retry() {
        destinations.answer(SHOP, 500);
        node.publish(CREATED);
        pass(TWO_DAYS);

        assertThat(gaps()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(gaps().get(i))
                    .isBetween(STEPS.get(i), STEPS.get(i).multipliedBy(6).dividedBy(5));
        }
        assertThat(count(DeliveryStatus.FAILED)).isOne();
        assertThat(depot.attempts(new DeliveryId(1))).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(settings(shop).status()).isEqualTo(WebhookStatus.ACTIVE);
    }

    @Test
    void without_chance_each_wait_is_exactly_its_step() {
        gapsWith(() -> 0L);

        assertThat(gaps()).isEqualTo(STEPS);
    }

    @Test
    void chance_lengthens_a_wait_by_a_fifth_at_most() {
        gapsWith(() -> -1L);

        for (int i = 0; i < 5; i++) {
            Duration most = STEPS.get(i).multipliedBy(6).dividedBy(5);
            assertThat(gaps().get(i)).isBetween(most.minusMillis(2), most);
        }
    }

    private void gapsWith(RandomGenerator chance) {
        nodes.clear();
        node = node("one", chance);
        destinations.answer(SHOP, 500);
        node.publish(CREATED);
        pass(TWO_DAYS);
    }

    @Test
    void every_attempt_brings_the_same_bytes_and_the_same_id_wherever_it_goes_meanwhile() {
        destinations.answer(SHOP, 500);
        node.publish(CREATED);
        pass(Duration.ofHours(1));
        settings(shop).pointTo("https://" + SHOP + "/second");
        settings(shop).rename("another name");
        depot.webhooks().committed(settings(shop));
        pass(TWO_DAYS);

        assertThat(atShop()).extracting(Received::path).contains("/first", "/second");
        assertThat(atShop()).extracting(Received::body).hasSize(6);
        assertThat(atShop().stream().map(Received::body).distinct())
                .singleElement()
                .asString()
                .contains("{\"contact\" : {\"id\":1.0,\"name\":\"Zoë\"}}");
        assertThat(atShop().stream().map(Received::delivery).distinct()).containsExactly("1");
    }

    @Test
    void a_retry_that_succeeds_ends_it() {
        destinations.answer(SHOP, 500);
        node.publish(CREATED);
        pass(Duration.ofMinutes(2));
        destinations.answer(SHOP, 200);
        pass(TWO_DAYS);

        assertThat(atShop()).hasSize(3);
        assertThat(count(DeliveryStatus.SUCCESS)).isOne();
    }

    @Test
    void a_delivery_inserted_with_a_lease_leaves_without_a_claim() {
        node.publish(CREATED);
        turn();

        assertThat(atShop()).hasSize(1);
        assertThat(depot.rows()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(DeliveryStatus.SUCCESS);
            assertThat(row.fence()).as("claims").isZero();
        });
    }

    @Test
    void five_failed_deliveries_in_a_row_disable_the_webhook_and_raise_an_event() {
        destinations.answer(SHOP, 500);
        node.leave(Collections.nCopies(5, CREATED));
        pass(TWO_DAYS);

        assertThat(settings(shop).status()).isEqualTo(WebhookStatus.FAILED);
        assertThat(destinations.received(HUB)).singleElement().satisfies(told -> assertThat(told.body())
                .contains("\"event\":\"webhook.disabled\"")
                .contains("\"reason\":\"failing\""));
        node.publish(CREATED);
        pass(TWO_DAYS);
        assertThat(depot.rows()).as("none for a failed webhook").hasSize(6);
    }

    @Test
    void any_success_begins_the_count_of_failed_deliveries_anew() {
        destinations.answer(SHOP, 500);
        node.leave(Collections.nCopies(4, CREATED));
        pass(TWO_DAYS);
        destinations.answer(SHOP, 204);
        node.publish(CREATED);
        pass(Duration.ofMinutes(1));
        destinations.answer(SHOP, 500);
        node.leave(Collections.nCopies(4, CREATED));
        pass(TWO_DAYS);

        assertThat(count(DeliveryStatus.FAILED)).isEqualTo(8);
        assertThat(settings(shop).status()).isEqualTo(WebhookStatus.ACTIVE);
    }

    @Test
    void gone_disables_at_once_and_what_waits_goes_on_when_the_owner_makes_it_active() {
        destinations.answer(SHOP, 500);
        node.leave(Collections.nCopies(3, CREATED));
        turn();
        destinations.answer(SHOP, 410);
        node.publish(CREATED);
        pass(TWO_DAYS);

        assertThat(settings(shop).status()).isEqualTo(WebhookStatus.FAILED);
        assertThat(destinations.received(HUB)).singleElement().satisfies(told -> assertThat(told.body())
                .contains("\"reason\":\"gone\""));
        assertThat(atShop()).hasSize(4);
        destinations.answer(SHOP, 200);
        become(shop, WebhookStatus.ACTIVE);
        pass(Duration.ofSeconds(1));
        assertThat(count(DeliveryStatus.SUCCESS)).as("three, and the news").isEqualTo(4);
    }

    @Test
    void a_plea_for_a_pause_holds_back_the_whole_webhook_and_nobody_else() {
        destinations.answer(SHOP, 429, Duration.ofMinutes(10));
        node.publish(CREATED);
        turn();
        destinations.answer(SHOP, 200);
        node.publish(CREATED);
        node.leave(Collections.nCopies(3, CREATED));
        node.publish(HubEvent.of("contact.updated", "{}"));

        pass(Duration.ofSeconds(599));
        assertThat(atShop()).hasSize(1);
        assertThat(destinations.received(HUB)).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(atShop())
                .as("all but the one that was tried, which has its jitter")
                .hasSizeGreaterThanOrEqualTo(5);
        pass(Duration.ofMinutes(2));
        assertThat(atShop()).hasSize(6);
        assertThat(count(DeliveryStatus.READY)).isZero();
    }

    @Test
    void a_pause_that_was_asked_for_survives_a_restart() {
        destinations.answer(SHOP, 503, Duration.ofHours(1));
        node.publish(CREATED);
        turn();
        nodes.clear();
        node = node("one", () -> 0L);
        destinations.answer(SHOP, 200);

        node.publish(CREATED);
        pass(Duration.ofMinutes(59));
        assertThat(atShop()).hasSize(1);
        pass(Duration.ofMinutes(2));
        assertThat(atShop()).hasSize(3);
    }
}
