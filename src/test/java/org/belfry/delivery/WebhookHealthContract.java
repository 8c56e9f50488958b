package org.belfry.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.delivery.DepotTalk.WEBHOOK;
import static org.belfry.delivery.DepotTalk.answered;
import static org.belfry.delivery.DepotTalk.failed;
import static org.belfry.delivery.DepotTalk.succeeded;

import java.time.Duration;
import java.util.List;
import org.belfry.retry.NextStep;
import org.belfry.webhook.WebhookStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place that keeps deliveries must make of results for the webhooks themselves. */
abstract class WebhookHealthContract {
    private final Depot depot;
    private final DepotTalk talk;

    WebhookHealthContract(Depot depot) {
        this.depot = depot;
        this.talk = new DepotTalk(depot);
    }

    @BeforeEach
    void one_active_webhook() {
        depot.begin(List.of("contact.created"));
    }

    private List<Claimed> claimNew(int count) {
        talk.insert(count);
        return talk.claim("one", count);
    }

    private boolean fails(Claimed claimed) {
        return talk.record(failed(claimed)).failing().contains(WEBHOOK);
    }

    @Test
    void the_fifth_failed_delivery_in_a_row_tells_that_the_webhook_is_failing() {
        List<Claimed> claimed = claimNew(6);

        claimed.subList(0, 4).forEach(each -> assertThat(fails(each)).isFalse());
        assertThat(fails(claimed.get(4))).isTrue();
        talk.record(succeeded(claimed.get(5)));
        assertThat(fails(claimNew(1).get(0))).isFalse();
    }

    @Test
    void a_success_in_the_same_batch_counts_in_its_place() {
        List<Claimed> claimed = claimNew(9);
        Settlement[] batch = claimed.stream().map(DepotTalk::failed).toArray(Settlement[]::new);
        batch[4] = succeeded(claimed.get(4));

        assertThat(talk.record(batch).failing()).as("four after the success").isEmpty();
        assertThat(fails(claimNew(1).get(0))).isTrue();
    }

    @Test
    void attempts_that_are_tried_again_are_no_failed_deliveries() {
        for (Claimed each : claimNew(10)) {
            assertThat(talk.record(DepotTalk.toBeRetried(each, Duration.ofMinutes(1)))
                            .failing())
                    .isEmpty();
        }
    }

    @Test
    void what_its_owner_has_sent_anew_has_all_its_retries_before_it() {
        Claimed first = claimNew(1).get(0);
        fails(first);

        depot.sendAgain(first.id());

        assertThat(talk.claim("one", 4)).singleElement().satisfies(again -> {
            assertThat(again.attempts()).isOne();
            assertThat(again.tries().counted()).isZero();
        });
    }

    @Test
    void a_webhook_that_is_forgiven_begins_to_count_anew() {
        List<Claimed> claimed = claimNew(6);
        claimed.subList(0, 5).forEach(this::fails);

        talk.forgive(WEBHOOK);

        assertThat(fails(claimed.get(5))).isFalse();
    }

    @Test
    void a_webhook_that_is_not_active_is_not_told_to_be_failing() {
        List<Claimed> claimed = claimNew(5);
        depot.setStatus(WEBHOOK, WebhookStatus.INACTIVE);

        claimed.forEach(each -> assertThat(fails(each)).isFalse());
    }

    @Test
    void a_destination_that_says_it_is_gone_is_told() {
        Claimed claimed = claimNew(1).get(0);

        assertThat(talk.record(answered(claimed, 410, new NextStep.Disable())).gone())
                .containsExactly(WEBHOOK);
        assertThat(depot.rows()).extracting(Depot.Row::status).containsExactly(DeliveryStatus.FAILED);
    }

    @Test
    void a_result_that_lost_its_lease_says_nothing_of_the_webhook() {
        List<Claimed> late = claimNew(5);
        depot.pass(Duration.ofMinutes(1));
        talk.claim("two", 5);

        late.forEach(each -> assertThat(fails(each)).isFalse());
        assertThat(talk.record(answered(late.get(0), 410, new NextStep.Disable()))
                        .gone())
                .isEmpty();
    }

    private void leaveAlone(Claimed claimed, Duration hold) {
        talk.record(answered(claimed, 429, new NextStep.RetryIn(hold, hold)));
    }

    @Test
    void a_destination_that_wants_to_be_left_alone_is_left_alone_until_its_time_or_its_owners_wish() {
        talk.insert(2);
        leaveAlone(talk.claimOne("one"), Duration.ofHours(1));

        assertThat(talk.claim("one", 1)).isEmpty();
        assertThat(talk.waiting()).singleElement().satisfies(queue -> assertThat(queue.dueIn())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));
        talk.forgive(WEBHOOK);
        assertThat(talk.claim("one", 1)).hasSize(1);
    }

    @Test
    void a_destination_that_was_left_alone_long_enough_is_sent_to_again() {
        talk.insert(2);
        leaveAlone(talk.claimOne("one"), Duration.ofHours(1));
        depot.pass(Duration.ofMinutes(61));

        assertThat(talk.claim("one", 2)).hasSize(2);
    }

    @Test
    void the_longest_wish_to_be_left_alone_counts() {
        List<Claimed> claimed = claimNew(2);
        leaveAlone(claimed.get(0), Duration.ofHours(1));
        leaveAlone(claimed.get(1), Duration.ofMinutes(1));
        depot.pass(Duration.ofMinutes(50));

        assertThat(talk.claim("one", 2)).isEmpty();
    }

    @Test
    void nothing_is_inserted_with_a_lease_while_the_destination_wants_to_be_left_alone() {
        leaveAlone(claimNew(1).get(0), Duration.ofHours(1));

        OutboxRows.Inserted inserted = talk.insertLeased("contact.created", "one");

        assertThat(inserted.leased()).isEmpty();
        assertThat(inserted.waiting()).containsExactly(WEBHOOK);
        depot.pass(Duration.ofMinutes(61));
        assertThat(talk.insertLeased("contact.created", "one").leased()).hasSize(1);
    }

    @Test
    void an_event_is_inserted_for_active_webhooks_only() {
        depot.setStatus(WEBHOOK, WebhookStatus.INACTIVE);

        OutboxRows.Inserted inserted = talk.insertLeased("contact.created", "one");

        assertThat(inserted.leased()).isEmpty();
        assertThat(inserted.waiting()).isEmpty();
        assertThat(depot.rows()).isEmpty();
    }
}
