package org.belfry.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.belfry.action.Actions;
import org.belfry.action.CustomAction;
import org.belfry.action.Effect;
import org.belfry.contact.AddressBook;
import org.belfry.contact.ContactFilter;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.ContactState;
import org.belfry.contact.sql.SqlAddressBook;
import org.belfry.contact.sql.SqlLabelBook;
import org.belfry.database.TestDatabase;
import org.belfry.event.HubEvent;
import org.belfry.guard.ContactKey;
import org.belfry.guard.DuplicateGuard;
import org.belfry.guard.LoopbackGuard;
import org.belfry.guard.sql.SqlClaims;
import org.belfry.guard.sql.SqlLocks;
import org.belfry.incoming.EffectRunner.Verdict;
import org.belfry.incoming.sql.SqlActionTargets;
import org.belfry.incoming.sql.SqlAutomations;
import org.belfry.incoming.sql.SqlErrands;
import org.belfry.incoming.sql.SqlExpected;
import org.belfry.incoming.sql.SqlIncomingWebhooks;
import org.belfry.incoming.sql.SqlReceipts;
import org.belfry.json.Faults;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.testing.SteppingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole way of a request over a database, but for HTTP. The clock stands in the past, so that whatever is put off by it
 * is due at once by the database's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProcessingFixture {
    static final EmailAddress JOHN = new EmailAddress("john@example.com");
    static final String ADDED =
            "{\"event\":\"subscriber_added\",\"data\":{\"email\":\"john@example.com\",\"first_name\":\"John\"}}";

    final TestDatabase database;
    final SteppingClock clock = new SteppingClock();
    final List<HubEvent> rung = Collections.synchronizedList(new ArrayList<>());
    /** What the bell does instead of taking an event. */
    final Deque<RuntimeException> troubles = new ArrayDeque<>();

    final Deque<Verdict> verdicts = new ArrayDeque<>();
    final List<Effect> carriedOut = new ArrayList<>();
    final AddressBook book;
    final IncomingWebhooks webhooks;
    final Receipts receipts;
    final Errands errands;
    final IncomingDesk desk;
    final ReceiptDesk receiptDesk;
    final AutomationDesk automations;
    final OptIns optIns;
    final LoopbackGuard loopback;
    final Processing processing;
    private int tenants;
    Tenant tenant = Tenant.DEFAULT;

    ProcessingFixture(TestDatabase database) {
        this.database = database;
        var rows = database.rows();
        this.book = new SqlAddressBook(rows);
        this.webhooks = new SqlIncomingWebhooks(rows);
        this.receipts = new SqlReceipts(rows);
        this.errands = new SqlErrands(rows);
        this.loopback = new LoopbackGuard(new SqlLocks(rows));
        ActionTargets targets = new SqlActionTargets(rows, new RowsOfWebhooks());
        Automations kept = new SqlAutomations(rows);
        Starting starting = new Starting(kept, errands);
        ContactLedger ledger = new ContactLedger(
                book,
                this::ring,
                (owner, email) -> loopback.tagApplied(ContactKey.ofEmail(owner, email), clock.instant()),
                starting);
        this.desk = new IncomingDesk(webhooks, keys(), database.transactions(), clock, targets);
        this.receiptDesk = new ReceiptDesk(webhooks, kept, receipts, database.transactions(), () -> {});
        this.automations = new AutomationDesk(kept, database.transactions(), clock, targets);
        this.optIns = new OptIns(new SqlExpected(rows), book, ledger, database.transactions(), clock);
        ActionStage stage = new ActionStage(
                new Plans(webhooks, kept),
                new RunBook.Shelf(book, new SqlLabelBook(rows, InstantSource.system()), ledger),
                new ActionStage.Guardians(
                        new DuplicateGuard(new SqlClaims(rows), DuplicateGuard.USUAL_WINDOW), loopback),
                new Handover(starting, new Calling(targets, (tenant, connection) -> Optional.empty(), this::ring)),
                clock);
        this.processing = new Processing(stage, errands, database.transactions(), this::carryOut, clock);
    }

    static IncomingDesk.Keys keys() {
        Secret master = new Secret(Base64.getEncoder().encodeToString(new byte[32]));
        return new IncomingDesk.Keys(new Vault(master, new SecureRandom()), new SecureRandom());
    }

    @BeforeEach
    void somebody_new() {
        tenant = new Tenant("t" + ++tenants);
        database.execute("DELETE FROM receipt");
        List.of(rung, carriedOut).forEach(List::clear);
        troubles.clear();
        verdicts.clear();
        clock.step(Duration.ofMinutes(10));
    }

    private void ring(HubEvent event) {
        if (!troubles.isEmpty()) {
            throw troubles.poll();
        }
        rung.add(event);
    }

    /** Outgoing webhooks, as far as rows tell of them. */
    private final class RowsOfWebhooks implements SqlActionTargets.Maker {
        @Override
        public WebhookId make(Tenant owner, CustomAction.Request request, String eventType) {
            long id = rows("SELECT COUNT(*) AS n FROM webhook") + 1;
            database.rows()
                    .change(
                            "INSERT INTO webhook (id, tenant, dialect, name, url, status, sealed_secret, secret_mask,"
                                    + " version, created_at, updated_at) VALUES (?, ?, 'standard', ?, ?, 'active', ?,"
                                    + " '…', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)",
                            id,
                            owner.id(),
                            eventType,
                            request.url(),
                            new byte[0]);
            return new WebhookId(id);
        }

        @Override
        public boolean isThere(Tenant owner, WebhookId id) {
            return rows("SELECT COUNT(*) AS n FROM webhook WHERE status <> 'deleted' AND id = " + id.value()) > 0;
        }
    }

    long rows(String count) {
        return database.transactions()
                .call(() -> database.rows().first(count, row -> row.number("n")).orElseThrow());
    }

    private Verdict carryOut(Tenant owner, Effect effect) {
        carriedOut.add(effect);
        return verdicts.isEmpty() ? new Verdict.Done("Done.") : verdicts.poll();
    }

    static Actions actions(String... actions) {
        return Actions.read(
                StrictJson.read(("[" + String.join(",", actions) + "]").getBytes(UTF_8)), "actions", new Faults());
    }

    IncomingWebhook webhook(String... actions) {
        return desk.create(tenant, edit(actions)).webhook();
    }

    static IncomingEdit edit(String... actions) {
        return new IncomingEdit(
                new IncomingEdit.Purpose("w", "subscriber_added", null, null),
                new IncomingEdit.Guarding(null, null, null, null),
                new IncomingEdit.Work(null, actions(actions)));
    }

    /** Keeps a record; its receipt's id. */
    long receive(IncomingWebhook webhook, String payload) {
        Receipt.Arrival arrival =
                new Receipt.Arrival(clock.instant(), "subscriber_added", "192.0.2.1", null, RawJson.of("{}"));
        database.transactions()
                .run(() -> receipts.add(
                        new Receipt.Fresh(webhook, arrival, ReceiptStatus.PENDING, List.of(RawJson.of(payload)))));
        return page(webhook, null).get(0).id();
    }

    List<Receipt> page(IncomingWebhook webhook, ReceiptStatus status) {
        return receiptDesk
                .page(tenant, webhook.id(), status, Long.MAX_VALUE, 100)
                .orElseThrow();
    }

    List<Errand> claim() {
        return database.transactions().call(() -> errands.claim(10, Processing.LEASE));
    }

    /** Works once on everything that is due. */
    void work() {
        claim().forEach(processing::process);
    }

    Receipt receipt(long id) {
        return receiptDesk.find(tenant, id).orElseThrow();
    }

    /** Received and worked on once. */
    Receipt processed(IncomingWebhook webhook, String payload) {
        long id = receive(webhook, payload);
        work();
        return receipt(id);
    }

    void leasesEnd() {
        database.execute("UPDATE receipt SET due_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
    }

    Optional<ContactState> john() {
        ContactFilter filter = new ContactFilter(JOHN, null, null, null);
        return database.transactions().call(() -> book.page(tenant, filter, 0, 1)).stream()
                .findFirst();
    }

    List<String> types() {
        return rung.stream().map(HubEvent::type).toList();
    }

    static String text(RawJson json) {
        return new String(json.bytes(), UTF_8);
    }

    void assertStatus(Receipt receipt, ReceiptStatus status, String... remarks) {
        assertThat(receipt.processing().status())
                .as(text(receipt.processing().errors()))
                .isEqualTo(status);
        for (String remark : remarks) {
            assertThat(text(receipt.processing().errors())
                            + text(receipt.processing().warnings()))
                    .contains(remark);
        }
    }

    Instant nextAttempt(Receipt receipt) {
        return Optional.ofNullable(receipt.processing().nextAttemptAt()).orElseThrow();
    }
}
