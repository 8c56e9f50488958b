package org.belfry.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belfry.delivery.DepotTalk.MEGABYTE;
import static org.belfry.delivery.DepotTalk.WEBHOOK;
import static org.belfry.delivery.DepotTalk.failed;
import static org.belfry.delivery.DepotTalk.succeeded;
import static org.belfry.delivery.DepotTalk.toBeRetried;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.WebhookStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place that keeps deliveries must do with them. */
abstract class DeliveriesContract {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Depot depot;
    private final DepotTalk talk;

    DeliveriesContract(Depot depot) {
        this.depot = depot;
        this.talk = new DepotTalk(depot);
    }

    @BeforeEach
    void one_active_webhook() {
        depot.begin(List.of("contact.created"));
    }

    private Depot.Row row() {
        assertThat(depot.rows()).hasSize(1);
        return depot.rows().get(0);
    }

    @Test
    void a_rolled_back_caller_leaves_no_row() {
        OutgoingEvent event = DepotTalk.event();
        assertThatThrownBy(() -> depot.transactions().run(() -> {
                    depot.outbox().insert(List.of(event), webhook -> Optional.empty());
                    throw new IllegalStateException("the caller's own work failed");
                }))
                .hasMessageContaining("own work");

        assertThat(talk.claim("node", 10)).isEmpty();
        assertThat(depot.transactions().call(() -> depot.outbox()
                        .stored(Tenant.DEFAULT, Set.of(event.event().id()))))
                .isEmpty();
    }

    @Test
    void a_claim_takes_exactly_its_limit_and_what_it_took_is_not_taken_again() {
        talk.insert(100);

        List<Claimed> first = talk.claim("one", 30);
        List<Claimed> second = talk.claim("two", 100);

        assertThat(first).hasSize(30);
        assertThat(second).hasSize(70);
        assertThat(first).noneMatch(second::contains);
        assertThat(first.get(0).event().data()).isEqualTo(RawJson.of("{\"contact\" : {\"id\":1.0}}"));
    }

    @Test
    void the_longest_due_is_claimed_first() {
        talk.insert(3);
        Claimed claimed = talk.claimOne("one");
        DeliveryId retried = claimed.id();
        talk.record(toBeRetried(claimed, A_MINUTE));
        depot.pass(Duration.ofSeconds(61));

        assertThat(talk.claimOne("one").id()).isNotEqualTo(retried);
        assertThat(talk.claimOne("one").id()).isNotEqualTo(retried);
        assertThat(talk.claimOne("one").id()).isEqualTo(retried);
    }

    @Test
    void an_expired_lease_is_due_again_and_the_late_result_is_dropped() {
        talk.insert(1);
        Claimed late = talk.claimOne("one");
        depot.pass(A_MINUTE);
        Claimed current = talk.claimOne("two");

        assertThat(current.fence()).isGreaterThan(late.fence());
        assertThat(talk.record(failed(late)).lost()).isOne();
        assertThat(talk.record(succeeded(current)).lost()).isZero();
        assertThat(row().status()).isEqualTo(DeliveryStatus.SUCCESS);
    }

    @Test
    void of_several_results_for_one_delivery_in_a_batch_only_the_valid_one_leaves_a_trace() {
        talk.insert(5);
        List<Claimed> late = talk.claim("one", 5);
        depot.pass(A_MINUTE);
        List<Claimed> current = talk.claim("one", 5);

        for (int i = 0; i < 5; i++) {
            Settlement stale = i % 2 == 0 ? failed(late.get(i)) : succeeded(late.get(i));
            Settlement valid = failed(current.get(i));
            Deliveries.Recorded recorded = talk.record(stale, valid, stale, valid);
            assertThat(recorded.lost()).isEqualTo(3);
            assertThat(recorded.failing()).hasSize(i < 4 ? 0 : 1);
            assertThat(depot.attempts(late.get(i).id())).containsExactly(1);
        }
        assertThat(depot.rows()).allMatch(each -> each.status() == DeliveryStatus.FAILED);
    }

    @Test
    void a_result_recorded_twice_counts_once() {
        talk.insert(1);
        Claimed claimed = talk.claimOne("one");

        assertThat(talk.record(toBeRetried(claimed, A_MINUTE)).lost()).isZero();
        assertThat(talk.record(toBeRetried(claimed, A_MINUTE)).lost()).isOne();
        assertThat(depot.attempts(claimed.id())).containsExactly(1);
    }

    @Test
    void a_result_that_comes_after_its_lease_counts_when_nobody_else_has_taken_the_delivery() {
        talk.insert(1);
        Claimed claimed = talk.claimOne("one");
        depot.pass(A_MINUTE);

        assertThat(talk.record(succeeded(claimed)).lost()).isZero();
        assertThat(talk.claim("two", 1)).isEmpty();
    }

    @Test
    void a_retry_is_due_when_its_time_has_come() {
        talk.insert(1);
        talk.record(toBeRetried(talk.claimOne("one"), A_MINUTE));

        assertThat(talk.claim("one", 1)).isEmpty();
        depot.pass(Duration.ofSeconds(61));
        assertThat(talk.claimOne("one").attempts()).isOne();
    }

    @Test
    void a_node_that_starts_again_gives_its_old_leases_back_and_no_others() {
        talk.insert(3);
        List<Claimed> old = talk.claim("one", 2);
        talk.claim("two", 1);

        assertThat(talk.release("one")).isEqualTo(2);
        assertThat(talk.record(succeeded(old.get(0))).lost()).isOne();
        assertThat(talk.claim("one", 3)).hasSize(2);
    }

    @Test
    void what_waits_for_a_webhook_that_is_not_active_is_not_claimed_and_goes_on_when_it_is() {
        talk.insert(3);
        Claimed underWay = talk.claimOne("one");

        depot.setStatus(WEBHOOK, WebhookStatus.INACTIVE);
        assertThat(talk.claim("one", 10)).isEmpty();
        assertThat(talk.waiting()).isEmpty();
        assertThat(talk.active(Set.of(WEBHOOK))).isEmpty();
        assertThat(talk.record(succeeded(underWay)).lost()).isZero();
        depot.setStatus(WEBHOOK, WebhookStatus.ACTIVE);
        assertThat(talk.active(Set.of(WEBHOOK))).containsExactly(WEBHOOK);
        assertThat(talk.claim("one", 10)).hasSize(2);
    }

    @Test
    void a_delivery_given_back_is_due_after_its_delay_and_has_used_up_no_attempt() {
        talk.insert(2);
        List<Claimed> claimed = talk.claim("one", 2);

        talk.record(new Settlement.Returned(claimed.get(0), Duration.ZERO));
        talk.record(new Settlement.Returned(claimed.get(1), A_MINUTE));

        assertThat(talk.claim("two", 2)).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(claimed.get(0).id());
            assertThat(again.attempts()).isZero();
        });
        depot.pass(Duration.ofSeconds(61));
        assertThat(talk.claim("two", 2)).extracting(Claimed::attempts).containsExactly(0, 0);
    }

    @Test
    void a_delivery_inserted_with_a_lease_is_its_owners_from_the_start() {
        List<Claimed> leased = talk.insertLeased("contact.created", "one").leased();

        assertThat(talk.claim("two", 10)).isEmpty();
        assertThat(talk.record(succeeded(leased.get(0))).lost()).isZero();
        assertThat(row().status()).isEqualTo(DeliveryStatus.SUCCESS);
    }

    @Test
    void a_lease_taken_at_insert_ends_like_any_other() {
        Claimed leased = talk.insertLeased("contact.created", "one").leased().get(0);
        depot.pass(Duration.ofSeconds(44));
        assertThat(talk.claim("two", 1)).isEmpty();
        depot.pass(Duration.ofSeconds(2));

        assertThat(talk.claim("two", 1)).hasSize(1);
        assertThat(talk.record(succeeded(leased)).lost()).isOne();
    }

    @Test
    void a_claim_takes_no_more_bytes_than_it_may_and_leaves_the_rest_due() {
        talk.insert(10);
        long one = DepotTalk.event().event().data().length();

        assertThat(talk.claim("one", 10, 3 * one)).hasSize(3);
        assertThat(talk.claim("two", 10, 1)).hasSize(1);
        assertThat(talk.claim("three", 10)).hasSize(6);
    }

    @Test
    void tells_which_queues_are_not_empty_and_when_they_are_due() {
        assertThat(talk.waiting()).isEmpty();
        talk.insert(1);
        assertThat(talk.waiting()).singleElement().satisfies(queue -> {
            assertThat(queue.webhook()).isEqualTo(WEBHOOK);
            assertThat(queue.dueIn()).isLessThanOrEqualTo(Duration.ZERO);
        });
        talk.record(toBeRetried(talk.claimOne("one"), Duration.ofMinutes(10)));
        assertThat(talk.waiting()).singleElement().satisfies(queue -> assertThat(queue.dueIn())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
    }

    @Test
    void what_waits_for_a_deleted_webhook_is_cancelled_sooner_or_later() {
        talk.insert(3);
        talk.claim("one", 1);
        depot.setStatus(WEBHOOK, WebhookStatus.DELETED);

        assertThat(talk.cancelOrphans(1)).isOne();
        assertThat(talk.cancelOrphans(10)).isOne();
        depot.pass(A_MINUTE);
        assertThat(talk.cancelOrphans(10)).isOne();
        assertThat(depot.rows()).allMatch(each -> each.status() == DeliveryStatus.CANCELLED);
    }

    @Test
    void cancelling_leaves_alone_what_is_under_way() {
        talk.insert(3);
        Claimed underWay = talk.claimOne("one");

        assertThat(talk.cancel(WEBHOOK)).isEqualTo(2);
        assertThat(talk.record(succeeded(underWay)).lost()).isZero();
    }

    @Test
    void a_claim_takes_only_from_the_queues_it_names() {
        talk.insert(1);

        assertThat(talk.claim("one", Map.of(new WebhookId(2), 10), MEGABYTE)).isEmpty();
    }
}
