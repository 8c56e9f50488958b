package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.belfry.action.Effect;
import org.belfry.database.TestDatabase;
import org.belfry.incoming.EffectRunner.Verdict;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.mapping.ContactStatus;
import org.junit.jupiter.api.Test;

/** What becomes of a record that was taken in, on every database. */
abstract class ProcessingContract extends ProcessingFixture {
    private static final String ADD = "{\"type\":\"add_subscriber\",\"lists\":[\"News\"]}";
    private static final String TAG = "{\"type\":\"apply_tag\",\"tags\":[\"VIP\"]}";
    private static final String CALL = "{\"type\":\"custom\",\"handler\":\"shop\"}";

    ProcessingContract(TestDatabase database) {
        super(database);
    }

    @Test
    void actions_run_in_their_order_and_ring_the_contacts_events() {
        Receipt receipt = processed(webhook(ADD, TAG, "{\"type\":\"remove_from_list\",\"list\":\"x\"}"), ADDED);
        assertStatus(receipt, ReceiptStatus.PROCESSED);
        assertThat(text(receipt.processing().actions()))
                .isEqualTo(
                        "[{\"type\":\"add_subscriber\",\"status\":\"done\",\"message\":\"The contact was created.\"},"
                                + "{\"type\":\"apply_tag\",\"status\":\"done\",\"message\":\"The contact was tagged.\"},"
                                + "{\"type\":\"remove_from_list\",\"status\":\"skipped\","
                                + "\"message\":\"The contact is not on the list.\"}]");
        assertThat(types()).containsExactly("contact.created", "contact.list_added", "contact.tag_added");
        assertThat(john().orElseThrow().tags().slugs()).containsExactly("vip");
        assertThat(claim()).isEmpty();
    }

    @Test
    void without_an_address_it_has_failed_at_once() {
        Receipt receipt = processed(webhook(ADD), "{\"data\":{\"first_name\":\"John\"}}");
        assertStatus(receipt, ReceiptStatus.FAILED, "email: Is required");
        assertThat(receipt.processing().nextAttemptAt()).isNull();
        assertThat(claim()).isEmpty();
    }

    @Test
    void the_same_again_is_a_duplicate_for_a_while_unless_somebody_asks_for_it() {
        IncomingWebhook webhook = webhook(ADD);
        processed(webhook, ADDED);
        Receipt again = processed(webhook, ADDED);
        assertStatus(again, ReceiptStatus.DUPLICATE, "received just before");
        assertStatus(processed(webhook, ADDED.replace("John", "Jack")), ReceiptStatus.PROCESSED);
        assertThat(receiptDesk.redo(tenant, again.id(), null)).contains(true);
        work();
        assertStatus(receipt(again.id()), ReceiptStatus.PROCESSED);
        clock.step(Duration.ofSeconds(10));
        assertStatus(processed(webhook, ADDED), ReceiptStatus.PROCESSED);
    }

    @Test
    void a_contact_that_was_just_tagged_is_left_alone_for_a_minute() {
        IncomingWebhook webhook = webhook(ADD, TAG);
        processed(webhook, ADDED);
        String other = ADDED.replace("John", "Jack");
        assertStatus(processed(webhook, other), ReceiptStatus.BLOCKED, "just tagged");
        clock.step(Duration.ofMinutes(1));
        assertStatus(processed(webhook, other), ReceiptStatus.PROCESSED);
    }

    @Test
    void several_who_ask_share_what_is_due() {
        IncomingWebhook webhook = webhook(ADD);
        receive(webhook, ADDED);
        receive(webhook, ADDED.replace("John", "Jack"));
        List<Errand> first = database.transactions().call(() -> errands.claim(1, Processing.LEASE));
        assertThat(first).hasSize(1);
        assertThat(claim()).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(claim()).isEmpty();
    }

    @Test
    void several_at_work_on_one_contact_are_in_nobodys_way() throws Exception {
        IncomingWebhook webhook = webhook(ADD, "{\"type\":\"add_to_list\",\"list\":\"Guests\"}");
        for (int i = 0; i < 20; i++) {
            receive(webhook, ADDED.replace("John", "John " + i));
        }
        ExecutorService workers = Executors.newFixedThreadPool(4);
        IncomingPump pump = new IncomingPump(errands, database.transactions(), processing, workers, 4);
        for (int i = 0; i < 4; i++) {
            pump.nudge();
        }
        workers.shutdown();
        assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(page(webhook, ReceiptStatus.PROCESSED)).hasSize(20);
        assertThat(types()).containsExactly("contact.created", "contact.list_added", "contact.list_added");
        assertThat(pump.stop(Duration.ZERO)).isTrue();
    }

    @Test
    void who_has_lost_the_lease_changes_nothing() {
        long id = receive(webhook(ADD, CALL), ADDED);
        Errand dead = claim().get(0);
        leasesEnd();
        Errand taken = claim().get(0);
        assertThat(taken.ticket().receipt()).isEqualTo(dead.ticket().receipt());

        processing.process(dead);
        assertThat(john()).isEmpty();
        assertThat(carriedOut).isEmpty();
        assertThatThrownBy(() -> database.transactions().run(() -> errands.settle(dead.ticket(), failed())))
                .isInstanceOf(LeaseLost.class);
        processing.process(taken);
        assertStatus(receipt(id), ReceiptStatus.PROCESSED);
        assertThat(john()).isPresent();
    }

    private static Outcome failed() {
        return new Outcome(ReceiptStatus.FAILED, List.of(), null, Outcome.Remarks.NONE, null);
    }

    @Test
    void an_effect_that_fails_is_tried_again_three_times_and_no_other_with_it() {
        verdicts.add(new Verdict.Done("Called."));
        for (int i = 0; i < 4; i++) {
            verdicts.add(new Verdict.Later("No answer."));
        }
        Instant first = clock.instant();
        Receipt receipt = processed(webhook(ADD, CALL, "{\"type\":\"custom\",\"handler\":\"other\"}"), ADDED);
        for (Duration after : List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2))) {
            assertStatus(receipt, ReceiptStatus.PENDING, "custom: No answer.");
            assertThat(nextAttempt(receipt)).isEqualTo(first.plus(after));
            clock.step(Duration.ofMinutes(1));
            work();
            receipt = receipt(receipt.id());
        }
        assertStatus(receipt, ReceiptStatus.FAILED, "custom: No answer.");
        assertThat(receipt.processing().attempts()).isEqualTo(4);
        assertThat(carriedOut).hasSize(5);
        assertThat(types()).containsExactly("contact.created", "contact.list_added");
    }

    @Test
    void an_effect_that_works_at_last_ends_it_well_and_one_that_cannot_ends_it_badly() {
        verdicts.add(new Verdict.Later("No answer."));
        Receipt receipt = processed(webhook(CALL), ADDED);
        work();
        assertStatus(receipt(receipt.id()), ReceiptStatus.PROCESSED);
        assertThat(carriedOut).containsOnly(new Effect.CallHandler("shop", JOHN, RawJson.of(ADDED)));

        verdicts.add(new Verdict.Impossible("No such bean."));
        assertStatus(processed(webhook(CALL), ADDED), ReceiptStatus.FAILED, "custom: No such bean.");
    }

    @Test
    void what_broke_is_undone_as_a_whole_and_tried_again_at_once_and_later() {
        IncomingWebhook webhook = webhook(ADD);
        troubles.add(new IllegalStateException("a deadlock"));
        assertStatus(processed(webhook, ADDED), ReceiptStatus.PROCESSED);

        for (int i = 0; i < 3; i++) {
            troubles.add(new IllegalStateException("down"));
        }
        Receipt receipt = processed(webhook, ADDED.replace("john@", "jane@"));
        assertStatus(receipt, ReceiptStatus.PENDING, "Processing failed.");
        assertThat(nextAttempt(receipt)).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        work();
        assertStatus(receipt(receipt.id()), ReceiptStatus.PROCESSED);
        assertThat(types()).filteredOn("contact.created"::equals).hasSize(2);
    }

    @Test
    void a_payload_can_be_edited_and_sent_again() {
        Receipt receipt = processed(webhook(ADD), "{\"data\":{}}");
        assertThat(receiptDesk.redo(new Tenant("nobody"), receipt.id(), null)).isEmpty();
        receiptDesk.redo(tenant, receipt.id(), RawJson.of(ADDED));
        work();
        assertStatus(receipt(receipt.id()), ReceiptStatus.PROCESSED);
        assertThat(receipt(receipt.id()).arrival().payload()).isEqualTo(RawJson.of(ADDED));
    }

    @Test
    void an_automation_runs_for_the_contact_and_never_starts_itself() {
        long id = automations
                .create(
                        tenant,
                        new AutomationDesk.Edit(
                                "welcome",
                                null,
                                null,
                                null,
                                actions(TAG, "{\"type\":\"trigger_automation\",\"automation\":\"welcome\"}")))
                .id();
        Receipt receipt =
                processed(webhook(ADD, "{\"type\":\"trigger_automation\",\"automation\":\"welcome\"}"), ADDED);
        assertStatus(receipt, ReceiptStatus.PROCESSED);
        work();
        List<Receipt> runs = receiptDesk.runs(tenant, id, Long.MAX_VALUE, 9).orElseThrow();
        assertThat(runs).hasSize(1);
        assertStatus(runs.get(0), ReceiptStatus.FAILED, "it would start itself again");
        assertThat(john().orElseThrow().tags().slugs()).containsExactly("vip");
        assertThat(claim()).isEmpty();
        clock.step(Duration.ofMinutes(1));
        assertStatus(
                processed(webhook("{\"type\":\"trigger_automation\",\"automation\":\"none\"}"), ADDED),
                ReceiptStatus.FAILED,
                "There is no such automation.");
    }

    @Test
    void a_request_of_an_action_is_an_event_that_one_outgoing_webhook_hears() {
        String bare = "{\"type\":\"custom\",\"url\":\"https://a.example/x\"}";
        String built = bare.replace("}", ",\"template\":{\"mail\":\"{subscriber_email}\"}}");
        IncomingWebhook webhook = webhook(bare, built);
        webhook(bare);
        assertThat(rows("SELECT COUNT(*) AS n FROM webhook WHERE tenant = '" + tenant.id() + "'"))
                .isEqualTo(2);
        assertStatus(processed(webhook, ADDED), ReceiptStatus.PROCESSED);
        assertThat(types()).hasSize(2).doesNotHaveDuplicates().allMatch(type -> type.matches("action\\.[0-9a-f]{32}"));
        assertThat(text(rung.get(0).data())).isEqualTo("{\"payload\":" + ADDED + "}");
        assertThat(text(rung.get(1).data()))
                .isEqualTo("{\"contact\":{\"email\":\"john@example.com\"},\"email\":\"john@example.com\","
                        + "\"first_name\":\"John\"}");

        database.execute("UPDATE webhook SET status = 'inactive' WHERE tenant = '" + tenant.id() + "'");
        clock.step(Duration.ofMinutes(1));
        assertStatus(processed(webhook, ADDED), ReceiptStatus.FAILED, "is not active");
        database.execute("UPDATE webhook SET status = 'deleted' WHERE tenant = '" + tenant.id() + "'");
        clock.step(Duration.ofMinutes(1));
        assertStatus(processed(webhook, ADDED), ReceiptStatus.FAILED, "was deleted");
        desk.change(tenant, webhook.id(), kept -> edit(bare));
        clock.step(Duration.ofMinutes(1));
        assertStatus(processed(webhook, ADDED), ReceiptStatus.PROCESSED);
    }

    @Test
    void an_old_mail_does_not_bring_back_who_opted_out() {
        processed(webhook("{\"type\":\"add_to_list\",\"list\":\"news\",\"double_opt_in\":true}"), ADDED);
        assertThat(carriedOut).singleElement().isInstanceOf(Effect.SendConfirmation.class);
        assertThat(john().orElseThrow().standing().status()).isEqualTo(ContactStatus.PENDING);
        optIns.expect(
                tenant,
                john().orElseThrow().id(),
                TokenHash.of("t" + tenant),
                clock.instant().plusSeconds(9));
        assertThat(optIns.confirm("other")).isFalse();
        assertThat(optIns.confirm("t" + tenant)).isTrue();
        assertThat(john().orElseThrow().standing().confirmed()).isTrue();

        processed(webhook("{\"type\":\"change_status\",\"status\":\"unsubscribed\"}"), ADDED);
        assertThat(optIns.confirm("t" + tenant)).isTrue();
        assertThat(john().orElseThrow().standing().status()).isEqualTo(ContactStatus.UNSUBSCRIBED);
        clock.step(Duration.ofSeconds(9));
        assertThat(optIns.confirm("t" + tenant)).isFalse();
    }

    @Test
    void clearing_forgets_what_has_ended_and_deleting_everything() {
        IncomingWebhook webhook = webhook(ADD);
        processed(webhook, ADDED);
        long waiting = receive(webhook, ADDED);
        assertThat(page(webhook, ReceiptStatus.PROCESSED)).hasSize(1);
        assertThat(receiptDesk.clear(new Tenant("nobody"), webhook.id())).isFalse();
        assertThat(receiptDesk.clear(tenant, webhook.id())).isTrue();
        assertThat(page(webhook, null)).extracting(Receipt::id).containsExactly(waiting);
        desk.delete(tenant, webhook.id(), kept -> {});
        assertThat(receiptDesk.find(tenant, waiting)).isEmpty();
    }
}
