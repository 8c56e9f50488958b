package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.belfry.action.Actions;
import org.belfry.action.Effect;
import org.belfry.action.Report;
import org.belfry.incoming.Outcome.Remarks;
import org.belfry.incoming.Outcome.Retry;
import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place that keeps receipts, and the work they make, must do with them. */
abstract class ErrandsContract {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGER = Duration.ofSeconds(31);
    private static final EmailAddress JOHN = new EmailAddress("john@example.com");
    private static final Report DONE = new Report("custom", Report.Status.DONE, "Done.", List.of());

    final InTray tray;
    private final IncomingWebhook webhook =
            InTray.webhook(new IncomingWebhookId("00000000000a"), new Actions(List.of()));
    private final IncomingWebhook other = InTray.webhook(new IncomingWebhookId("00000000000b"), new Actions(List.of()));

    ErrandsContract(InTray tray) {
        this.tray = tray;
    }

    @BeforeEach
    void two_webhooks() {
        tray.begin();
        tray.keep(webhook);
        tray.keep(other);
    }

    private void receive(IncomingWebhook at, ReceiptStatus status, String... payloads) {
        Receipt.Arrival arrival =
                new Receipt.Arrival(tray.now(), "subscriber_added", "192.0.2.1", null, RawJson.of("{}"));
        tray.transactions().run(() -> tray.receipts()
                .add(new Receipt.Fresh(
                        at,
                        arrival,
                        status,
                        List.of(payloads).stream().map(RawJson::of).toList())));
    }

    private List<Errand> claim(int most) {
        return tray.transactions().call(() -> tray.errands().claim(most, LEASE));
    }

    private Errand claimOne() {
        List<Errand> claimed = claim(9);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private void settle(Errand errand, Outcome outcome) {
        tray.transactions().run(() -> tray.errands().settle(errand.ticket(), outcome));
    }

    private List<Receipt> page(IncomingWebhook at) {
        return tray.transactions().call(() -> tray.receipts().page(at.id(), null, Long.MAX_VALUE, 9));
    }

    private Receipt newest() {
        return page(webhook).get(0);
    }

    private static Outcome ended(ReceiptStatus status) {
        return new Outcome(status, List.of(DONE), List.of(), Remarks.NONE, null);
    }

    private static Outcome again(Instant first, Instant due, int failed) {
        return new Outcome(
                ReceiptStatus.PENDING,
                List.of(),
                null,
                new Remarks(List.of("Failed."), List.of()),
                new Retry(failed, first, due));
    }

    @Test
    void what_is_due_is_claimed_once_and_the_longest_due_first() {
        receive(webhook, ReceiptStatus.PENDING, "{\"n\":1}", "{\"n\":2}");
        receive(other, ReceiptStatus.PENDING, "{\"n\":3}");
        Errand first = claim(1).get(0);
        assertThat(first.payload()).isEqualTo(RawJson.of("{\"n\":1}"));
        assertThat(first.origin()).isEqualTo(new Origin.Posted(webhook.id()));
        tray.pass(LONGER);

        assertThat(claim(2))
                .extracting(Errand::payload)
                .containsExactly(RawJson.of("{\"n\":2}"), RawJson.of("{\"n\":3}"));
        assertThat(claimOne().ticket().receipt()).isEqualTo(first.ticket().receipt());
        assertThat(claim(9)).isEmpty();
    }

    @Test
    void a_lease_that_has_ended_is_another_ones_and_who_had_it_writes_nothing() {
        receive(webhook, ReceiptStatus.PENDING, "{}");
        Errand late = claimOne();
        tray.pass(LEASE.dividedBy(2));
        assertThat(claim(9)).isEmpty();
        tray.pass(LEASE.dividedBy(2));
        Errand current = claimOne();

        assertThat(current.ticket().fence()).isGreaterThan(late.ticket().fence());
        assertThat(renewed(late)).isFalse();
        assertThatThrownBy(() -> settle(late, ended(ReceiptStatus.PROCESSED))).isInstanceOf(LeaseLost.class);
        assertThat(newest().processing().status()).isEqualTo(ReceiptStatus.PENDING);
        settle(current, ended(ReceiptStatus.PROCESSED));
        assertThat(newest().processing().status()).isEqualTo(ReceiptStatus.PROCESSED);
    }

    @Test
    void a_renewed_lease_begins_again() {
        receive(webhook, ReceiptStatus.PENDING, "{}");
        Errand errand = claimOne();
        tray.pass(Duration.ofSeconds(20));
        assertThat(renewed(errand)).isTrue();
        tray.pass(Duration.ofSeconds(20));
        assertThat(claim(9)).isEmpty();
        tray.pass(Duration.ofSeconds(11));
        assertThat(claim(9)).hasSize(1);
    }

    private boolean renewed(Errand errand) {
        return tray.transactions().call(() -> tray.errands().renew(errand.ticket(), LEASE));
    }

    @Test
    void a_caller_that_is_rolled_back_leaves_nothing() {
        receive(webhook, ReceiptStatus.PENDING, "{}");
        Errand errand = claimOne();
        assertThatThrownBy(() -> tray.transactions().run(() -> {
                    receive(webhook, ReceiptStatus.PENDING, "{}");
                    settle(errand, ended(ReceiptStatus.PROCESSED));
                    throw new IllegalStateException("the caller's own work failed");
                }))
                .hasMessageContaining("own work");

        assertThat(page(webhook)).hasSize(1);
        assertThat(newest().processing().status()).isEqualTo(ReceiptStatus.PENDING);
        assertThat(renewed(errand)).isTrue();
    }

    @Test
    void what_failed_is_due_when_it_is_tried_again_and_knows_how_often_and_since_when() {
        receive(webhook, ReceiptStatus.PENDING, "{}");
        Instant first = tray.now();
        settle(claimOne(), again(first, first.plusSeconds(300), 1));
        assertThat(newest().processing().nextAttemptAt()).isEqualTo(first.plusSeconds(300));
        assertThat(newest().processing().attempts()).isOne();
        assertThat(newest().processing().errors()).isEqualTo(RawJson.of("[\"Failed.\"]"));
        tray.pass(Duration.ofMinutes(4));
        assertThat(claim(9)).isEmpty();
        tray.pass(Duration.ofMinutes(1));

        assertThat(claimOne().progress()).isEqualTo(new Errand.Progress(1, first, false, List.of(), null));
    }

    @Test
    void how_far_it_is_and_what_was_said_of_it_is_kept() {
        receive(webhook, ReceiptStatus.PENDING, "{}");
        PendingEffect effect = new PendingEffect(0, new Effect.CallHandler("shop", JOHN, RawJson.of("{}")), false);
        Remarks warned = new Remarks(List.of(), List.of("Left out."));
        Errand errand = claimOne();
        settle(errand, new Outcome(ReceiptStatus.PENDING, List.of(DONE), List.of(effect), warned, null));
        tray.pass(LONGER);

        Errand next = claimOne();
        assertThat(next.progress()).isEqualTo(new Errand.Progress(0, null, false, List.of(DONE), List.of(effect)));
        settle(next, ended(ReceiptStatus.PROCESSED));
        assertThat(newest().processing().warnings()).isEqualTo(RawJson.of("[\"Left out.\"]"));
        assertThat(newest().processing().actions()).isEqualTo(ReportJson.of(List.of(DONE)));
        assertThat(newest().processing().nextAttemptAt()).isNull();
        tray.pass(LONGER);
        assertThat(claim(9)).isEmpty();
    }

    @Test
    void what_is_done_anew_begins_at_its_beginning_and_is_taken_from_whoever_has_it() {
        receive(webhook, ReceiptStatus.PENDING, "{\"n\":1}");
        Errand before = claimOne();
        settle(before, again(tray.now(), tray.now().plusSeconds(300), 2));
        tray.transactions().run(() -> tray.receipts().redo(before.ticket().receipt(), RawJson.of("{\"n\":2}")));
        assertThatThrownBy(() -> settle(before, ended(ReceiptStatus.PROCESSED))).isInstanceOf(LeaseLost.class);

        Errand anew = claimOne();
        assertThat(anew.progress()).isEqualTo(new Errand.Progress(0, null, true, List.of(), null));
        assertThat(anew.payload()).isEqualTo(RawJson.of("{\"n\":2}"));
        tray.transactions().run(() -> tray.receipts().redo(anew.ticket().receipt(), null));
        assertThat(claimOne().payload()).isEqualTo(RawJson.of("{\"n\":2}"));
        assertThat(newest().processing().errors()).isEqualTo(RawJson.of("[]"));
    }

    @Test
    void what_was_refused_is_no_work_and_clearing_forgets_what_has_ended_of_one_webhook() {
        receive(webhook, ReceiptStatus.REFUSED);
        receive(other, ReceiptStatus.REFUSED);
        receive(webhook, ReceiptStatus.PENDING, "{}");
        assertThat(claim(9)).hasSize(1);
        assertThat(page(webhook))
                .extracting(each -> each.processing().status())
                .containsExactly(ReceiptStatus.PENDING, ReceiptStatus.REFUSED);
        Receipt refused = page(other).get(0);
        assertThat(refused.arrival().payload()).isNull();

        assertThat(tray.transactions().<Integer>call(() -> tray.receipts().clear(webhook.id())))
                .isOne();
        assertThat(page(webhook)).hasSize(1);
        assertThat(page(other)).containsExactly(refused);
        Tenant stranger = new Tenant("stranger");
        assertThat(tray.transactions().call(() -> tray.receipts().find(stranger, refused.id())))
                .isEmpty();
        assertThat(tray.transactions().call(() -> tray.receipts().find(Tenant.DEFAULT, refused.id())))
                .contains(refused);
    }

    @Test
    void a_run_of_an_automation_is_due_at_once_and_knows_what_led_to_it() {
        tray.automation(7);
        Origin.Automated origin = new Origin.Automated(7, JOHN, List.of(3L, 7L));
        tray.transactions().run(() -> tray.errands().start(Tenant.DEFAULT, origin, RawJson.of("{}")));

        assertThat(claimOne().origin()).isEqualTo(origin);
        assertThat(tray.transactions().call(() -> tray.receipts().runs(7, Long.MAX_VALUE, 9)))
                .hasSize(1);
        assertThat(tray.transactions().call(() -> tray.receipts().runs(3, Long.MAX_VALUE, 9)))
                .isEmpty();
        assertThat(page(webhook)).isEmpty();
    }
}
