package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Courier;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.DeliveryHistory;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.DeliveryView;
import org.belfry.delivery.Lease;
import org.belfry.delivery.Redelivery;
import org.belfry.delivery.Redelivery.Cancellation;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners may do with single deliveries, and what they see of them, on every database. */
abstract class RedeliveriesContract extends QueueFixture {
    private static final Tenant OTHER = new Tenant("other");

    private final List<WebhookId> nudged = new ArrayList<>();
    private final Redelivery redelivery;
    private final DeliveryHistory history;
    private WebhookId webhook = new WebhookId(1);

    RedeliveriesContract(DataSource dataSource, SqlFlavour flavour) {
        super(dataSource, flavour);
        this.redelivery = new Redelivery(database.redeliveries(), database.log(), transactions, new Nudges());
        this.history = new DeliveryHistory(database.log(), transactions);
    }

    @BeforeEach
    void one_webhook() {
        webhook = webhook(1, "standard", "contact.created");
        nudged.clear();
    }

    @Test
    void a_delivery_that_has_failed_is_sent_anew_with_all_its_retries_before_it() {
        Claimed failed = sent(webhook, "a", 500, fails());

        assertThat(redelivery.retry(Tenant.DEFAULT, failed.id())).isTrue();

        assertThat(nudged).containsExactly(webhook);
        Claimed again = claimOne(webhook);
        assertThat(again.id()).isEqualTo(failed.id());
        assertThat(again.attempts()).isOne();
        assertThat(again.tries().counted()).isZero();
        answered(again, 200, succeeds());
        assertThat(view(failed).entry().status()).isEqualTo(DeliveryStatus.SUCCESS);
        assertThat(history.attempts(Tenant.DEFAULT, failed.id()).orElseThrow())
                .extracting(Attempt::number, Attempt::status)
                .containsExactly(tuple(1, 500), tuple(2, 200));
    }

    @Test
    void the_newest_delivery_is_the_one_of_the_last_event_and_never_a_test() {
        assertThat(newest()).isEmpty();
        WebhookId other = webhook(2, "standard", "contact.deleted");
        sent(webhook, "a", 200, succeeds());
        Claimed last = sent(webhook, "b", 500, waits());
        Claimed tested = sent(webhook, "c", 200, succeeds());
        execute("UPDATE delivery SET test = TRUE WHERE id = " + tested.id().value());

        assertThat(newest()).get().satisfies(view -> {
            assertThat(view.entry().id()).isEqualTo(last.id());
            assertThat(view.entry().status()).isEqualTo(DeliveryStatus.READY);
            assertThat(view.entry().result().responseCode()).isEqualTo(500);
        });
        assertThat(transactions.call(() -> database.log().newest(other))).isEmpty();
    }

    private Optional<DeliveryView> newest() {
        return transactions.call(() -> database.log().newest(webhook));
    }

    @Test
    void a_waiting_retry_goes_now_and_not_again_later() {
        Claimed waiting = sent(webhook, "a", 500, waits());
        assertThat(claim(webhook)).isEmpty();

        redelivery.retry(Tenant.DEFAULT, waiting.id());
        redelivery.retry(Tenant.DEFAULT, waiting.id());

        answered(claimOne(webhook), 200, succeeds());
        assertThat(claim(webhook)).isEmpty();
        assertThat(told("SELECT COUNT(*) FROM delivery WHERE status = 'ready'")).isEqualTo("0");
    }

    @Test
    void a_delivery_that_is_just_being_sent_is_left_alone() {
        insert("a", "contact.created");
        Claimed underWay = claimOne(webhook);

        assertThat(redelivery.retry(Tenant.DEFAULT, underWay.id())).isTrue();

        assertThat(claim(webhook)).isEmpty();
        assertThat(answered(underWay, 200, succeeds()).lost()).isZero();
    }

    @Test
    void what_belongs_to_others_or_is_a_test_is_not_sent_anew() {
        Claimed failed = sent(webhook, "a", 500, fails());
        assertThat(redelivery.retry(OTHER, failed.id())).isFalse();
        assertThat(redelivery.retry(Tenant.DEFAULT, new DeliveryId(999_999))).isFalse();
        execute("UPDATE delivery SET test = TRUE");
        redelivery.retry(Tenant.DEFAULT, failed.id());
        assertThat(redelivery.replay(all())).isZero();

        assertThat(claim(webhook)).isEmpty();
        assertThat(nudged).containsOnly(webhook);
    }

    @Test
    void a_replay_takes_what_has_ended_and_matches_as_its_preview_has_counted() {
        Claimed success = sent(webhook, "a", 200, succeeds());
        Claimed failed = sent(webhook, "b", 500, fails());
        sent(webhook, "c", 500, waits());
        DeliveryFilter failures = new DeliveryFilter(webhook, Set.of(DeliveryStatus.FAILED), null, null, null);
        assertThat(redelivery.preview(failures)).isOne();
        assertThat(redelivery.preview(all())).isEqualTo(2);
        assertThat(claim(webhook)).isEmpty();

        assertThat(redelivery.replay(failures)).isOne();

        assertThat(claim(webhook)).extracting(Claimed::id).containsExactly(failed.id());
        assertThat(redelivery.replay(since(NOON.plusSeconds(1)))).isZero();
        assertThat(redelivery.replay(since(NOON))).isOne();
        assertThat(claim(webhook)).extracting(Claimed::id).containsExactly(success.id());
    }

    @Test
    void a_delivery_that_waits_can_be_cancelled_and_no_other() {
        Claimed waiting = sent(webhook, "a", 500, waits());
        Claimed done = sent(webhook, "b", 200, succeeds());
        insert("c", "contact.created");
        Claimed underWay = claimOne(webhook);

        assertThat(redelivery.cancel(OTHER, waiting.id())).isEqualTo(Cancellation.UNKNOWN);
        assertThat(redelivery.cancel(Tenant.DEFAULT, waiting.id())).isEqualTo(Cancellation.CANCELLED);
        assertThat(redelivery.cancel(Tenant.DEFAULT, waiting.id())).isEqualTo(Cancellation.TOO_LATE);
        assertThat(redelivery.cancel(Tenant.DEFAULT, done.id())).isEqualTo(Cancellation.TOO_LATE);
        assertThat(redelivery.cancel(Tenant.DEFAULT, underWay.id())).isEqualTo(Cancellation.TOO_LATE);
        assertThat(view(waiting).entry().status()).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(view(waiting).progress().nextAttemptAt()).isNull();
    }

    @Test
    void the_history_is_read_newest_first_page_by_page_and_by_filter() {
        Claimed first = sent(webhook, "a", 200, succeeds());
        Claimed second = sent(webhook, "b", 500, waits());
        Claimed third = sent(webhook, "c", 200, succeeds());

        assertThat(history.list(all(), null, 2))
                .extracting(view -> view.entry().id())
                .containsExactly(third.id(), second.id());
        assertThat(history.list(all(), second.id(), 2)).singleElement().satisfies(view -> {
            assertThat(view.entry().id()).isEqualTo(first.id());
            assertThat(view.eventId()).isEqualTo("a");
            assertThat(view.progress().attempts()).isOne();
            assertThat(view.createdAt()).isEqualTo(NOON);
        });
        assertThat(history.list(new DeliveryFilter(webhook, Set.of(), "nix.nix", null, null), null, 9))
                .isEmpty();
        assertThat(history.list(new DeliveryFilter(webhook, Set.of(), "contact.created", NOON, NOON), null, 9))
                .isEmpty();
        assertThat(view(second).progress().error()).isEqualTo("unexpected_status");
        assertThat(view(second).progress().nextAttemptAt()).isNotNull();
    }

    @Test
    void a_tenant_sees_nothing_of_anothers_deliveries() {
        Claimed sent = sent(webhook, "a", 200, succeeds());

        assertThat(history.find(OTHER, sent.id())).isEmpty();
        assertThat(history.attempts(OTHER, sent.id())).isEmpty();
        assertThat(history.attempts(Tenant.DEFAULT, sent.id()).orElseThrow())
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.duration()).isEqualTo(Duration.ofMillis(150));
                    assertThat(attempt.answer()).isNotNull();
                });
    }

    private DeliveryView view(Claimed claimed) {
        return history.find(Tenant.DEFAULT, claimed.id()).orElseThrow();
    }

    private DeliveryFilter all() {
        return new DeliveryFilter(webhook, Set.of(), null, null, null);
    }

    private DeliveryFilter since(Instant since) {
        return new DeliveryFilter(webhook, Set.of(), null, since, null);
    }

    /** Notes for which webhooks it was told that something waits. */
    private final class Nudges implements Courier {
        @Override
        public Optional<Lease> leaseFor(WebhookId id) {
            return Optional.empty();
        }

        @Override
        public void committed(List<Claimed> leased, Instant since, Set<WebhookId> waiting) {
            nudged.addAll(waiting);
        }

        @Override
        public void changed(WebhookId id) {
            nudged.add(id);
        }
    }
}
