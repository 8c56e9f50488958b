package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Settlement;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.NextStep;
import org.junit.jupiter.api.Test;

/** What every database must do with deliveries. */
abstract class DeliveriesContract extends DeliveryFixture {
    DeliveriesContract(DataSource dataSource, SqlFlavour flavour, String migrations) {
        super(dataSource, flavour, migrations);
    }

    @Test
    void a_rolled_back_caller_leaves_no_row() {
        try {
            transactions.run(() -> {
                database.outboxRows().insert(List.of(event("a")), webhook -> Optional.empty());
                throw new IllegalStateException("the caller's own work failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("own work");
        }

        assertThat(claim("node", 10)).isEmpty();
        assertThat(transactions.call(() -> database.outboxRows().stored(Tenant.DEFAULT, Set.of(new EventId("a")))))
                .isEmpty();
    }

    @Test
    void a_claim_takes_exactly_its_limit_and_what_it_took_is_not_taken_again() {
        insert(100);

        List<Claimed> first = claim("one", 30);
        List<Claimed> second = claim("two", 100);

        assertThat(first).hasSize(30);
        assertThat(second).hasSize(70);
        assertThat(first).noneMatch(second::contains);
        assertThat(first.get(0).event().data()).isEqualTo(RawJson.of("{\"contact\" : {\"id\":1.0}}"));
    }

    @Test
    void an_expired_lease_is_due_again_and_the_late_result_is_dropped() {
        insert(1);
        Claimed late = claim("one", 1).get(0);
        pass(Duration.ofMinutes(1));
        Claimed current = claim("two", 1).get(0);

        assertThat(current.fence()).isGreaterThan(late.fence());
        assertThat(record(answered(late, 500, new NextStep.GiveUp(Duration.ZERO)))
                        .lost())
                .isOne();
        assertThat(record(answered(current, 200, new NextStep.Succeed())).lost())
                .isZero();
        assertThat(log()).singleElement().satisfies(entry -> assertThat(entry.status())
                .isEqualTo(DeliveryStatus.SUCCESS));
    }

    @Test
    void a_result_recorded_twice_counts_once() {
        insert(1);
        Claimed claimed = claim("one", 1).get(0);

        assertThat(record(answered(claimed, 500, retryIn(60))).lost()).isZero();
        assertThat(record(answered(claimed, 500, retryIn(60))).lost()).isOne();
    }

    @Test
    void a_retry_is_due_when_its_time_has_come() {
        insert(1);
        record(answered(claim("one", 1).get(0), 500, retryIn(60)));

        assertThat(claim("one", 1)).isEmpty();
        pass(Duration.ofSeconds(61));
        assertThat(claim("one", 1)).singleElement().satisfies(again -> assertThat(again.attempts())
                .isOne());
    }

    @Test
    void a_node_that_starts_again_gives_its_old_leases_back() {
        insert(2);
        claim("one", 2);

        assertThat(transactions.call(() -> deliveries.release("one"))).isEqualTo(2);
        assertThat(claim("one", 2)).hasSize(2);
    }

    @Test
    void what_waits_for_a_webhook_that_is_not_active_is_not_claimed_and_goes_on_when_it_is() {
        insert(3);
        Claimed underWay = claim("one", 1).get(0);

        execute("UPDATE webhook SET status = 'inactive'");
        assertThat(claim("one", 10)).isEmpty();
        assertThat(transactions.call(deliveries::waiting)).isEmpty();
        assertThat(transactions.call(() -> deliveries.active(Set.of(WEBHOOK)))).isEmpty();
        assertThat(record(answered(underWay, 200, new NextStep.Succeed())).lost())
                .isZero();
        execute("UPDATE webhook SET status = 'active'");
        assertThat(transactions.call(() -> deliveries.active(Set.of(WEBHOOK)))).containsExactly(WEBHOOK);
        assertThat(claim("one", 10)).hasSize(2);
    }

    @Test
    void a_delivery_given_back_is_due_after_its_delay_and_has_used_up_no_attempt() {
        insert(2);
        List<Claimed> claimed = claim("one", 2);

        record(new Settlement.Returned(claimed.get(0), Duration.ZERO));
        record(new Settlement.Returned(claimed.get(1), Duration.ofMinutes(1)));

        assertThat(claim("two", 2)).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(claimed.get(0).id());
            assertThat(again.attempts()).isZero();
        });
    }

    @Test
    void a_delivery_inserted_with_a_lease_is_its_owners_from_the_start() {
        List<Claimed> leased = transactions
                .call(() ->
                        database.outboxRows().insert(List.of(event("leased")), webhook -> Optional.of(lease("one"))))
                .leased();

        assertThat(claim("two", 10)).isEmpty();
        assertThat(record(answered(leased.get(0), 200, new NextStep.Succeed())).lost())
                .isZero();
        assertThat(log()).singleElement().satisfies(entry -> assertThat(entry.status())
                .isEqualTo(DeliveryStatus.SUCCESS));
    }

    @Test
    void a_lease_taken_at_insert_ends_like_any_other() {
        Claimed leased = transactions
                .call(() -> database.outboxRows().insert(List.of(event("late")), webhook -> Optional.of(lease("one"))))
                .leased()
                .get(0);
        pass(Duration.ofMinutes(1));

        assertThat(claim("two", 1)).hasSize(1);
        assertThat(record(answered(leased, 200, new NextStep.Succeed())).lost()).isOne();
    }

    @Test
    void a_claim_takes_no_more_bytes_than_it_may_and_leaves_the_rest_due() {
        insert(10);
        long one = event("size").event().data().length();

        assertThat(claim("one", 10, 3 * one)).hasSize(3);
        assertThat(claim("two", 10, 1)).hasSize(1);
        assertThat(claim("three", 10)).hasSize(6);
    }

    @Test
    void tells_which_queues_are_not_empty_and_when_they_are_due() {
        assertThat(transactions.call(deliveries::waiting)).isEmpty();
        insert(1);
        assertThat(transactions.call(deliveries::waiting)).singleElement().satisfies(queue -> {
            assertThat(queue.webhook()).isEqualTo(WEBHOOK);
            assertThat(queue.dueIn()).isLessThanOrEqualTo(Duration.ZERO);
        });
        record(answered(claim("one", 1).get(0), 500, retryIn(600)));
        assertThat(transactions.call(deliveries::waiting)).singleElement().satisfies(queue -> assertThat(queue.dueIn())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
    }

    @Test
    void what_waits_for_a_deleted_webhook_is_cancelled_sooner_or_later() {
        insert(3);
        claim("one", 1);
        execute("UPDATE webhook SET status = 'deleted'");

        assertThat(transactions.call(() -> deliveries.cancelOrphans(1))).isOne();
        assertThat(transactions.call(() -> deliveries.cancelOrphans(10))).isOne();
        pass(Duration.ofMinutes(1));
        assertThat(transactions.call(() -> deliveries.cancelOrphans(10))).isOne();
        assertThat(log()).allSatisfy(entry -> assertThat(entry.status()).isEqualTo(DeliveryStatus.CANCELLED));
    }

    @Test
    void the_fifth_failed_delivery_in_a_row_tells_that_the_webhook_is_failing() {
        insert(6);
        List<Claimed> claimed = claim("one", 6);

        for (Claimed each : claimed.subList(0, 4)) {
            assertThat(record(answered(each, 500, new NextStep.GiveUp(Duration.ZERO)))
                            .failing())
                    .isEmpty();
        }
        assertThat(record(answered(claimed.get(4), 500, new NextStep.GiveUp(Duration.ZERO)))
                        .failing())
                .containsExactly(WEBHOOK);
        record(answered(claimed.get(5), 200, new NextStep.Succeed()));
        insert(1);
        assertThat(record(answered(claim("one", 1).get(0), 500, new NextStep.GiveUp(Duration.ZERO)))
                        .failing())
                .isEmpty();
    }

    @Test
    void a_webhook_that_is_forgiven_begins_to_count_anew() {
        insert(6);
        List<Claimed> claimed = claim("one", 6);
        claimed.subList(0, 5).forEach(each -> record(answered(each, 500, new NextStep.GiveUp(Duration.ZERO))));

        transactions.run(() -> deliveries.forgive(WEBHOOK));

        assertThat(record(answered(claimed.get(5), 500, new NextStep.GiveUp(Duration.ZERO)))
                        .failing())
                .isEmpty();
    }

    @Test
    void a_destination_that_wants_to_be_left_alone_is_left_alone_until_its_time_or_its_owners_wish() {
        insert(2);
        record(answered(claim("one", 1).get(0), 429, new NextStep.RetryIn(Duration.ofHours(1), Duration.ofHours(1))));

        assertThat(claim("one", 1)).isEmpty();
        assertThat(transactions.call(deliveries::waiting)).singleElement().satisfies(queue -> assertThat(queue.dueIn())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));
        transactions.run(() -> deliveries.forgive(WEBHOOK));
        assertThat(claim("one", 1)).hasSize(1);
    }

    @Test
    void a_claim_takes_only_from_the_queues_it_names() {
        insert(1);

        assertThat(transactions.call(() ->
                        deliveries.claim(new Deliveries.Claim(lease("one"), Map.of(new WebhookId(2), 10), MEGABYTE))))
                .isEmpty();
    }
}
