package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.belfry.database.TestDatabase;
import org.belfry.incoming.sql.SqlIncomingWebhooks;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every place that keeps incoming webhooks must do with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IncomingWebhooksContract {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");

    private final IncomingWebhooks webhooks;
    private final Transactions transactions;
    private int tenants;
    private Tenant tenant = Tenant.DEFAULT;

    IncomingWebhooksContract(TestDatabase database) {
        this(new SqlIncomingWebhooks(database.rows()), database.transactions());
    }

    IncomingWebhooksContract(IncomingWebhooks webhooks, Transactions transactions) {
        this.webhooks = webhooks;
        this.transactions = transactions;
    }

    @BeforeEach
    void a_tenant_without_any() {
        tenant = new Tenant("t" + ++tenants);
    }

    private IncomingWebhook fresh(String name, boolean active) {
        long seq = transactions.call(webhooks::nextSeq);
        return new IncomingWebhook(
                new IncomingWebhookId(String.format(Locale.ROOT, "%012x", seq)),
                seq,
                tenant,
                new IncomingWebhook.Purpose(name, "Subscriber_Added", null, active),
                new IncomingWebhook.Guarding(
                        TokenHash.of("token of " + name),
                        new IncomingWebhook.MaskedKey(TokenHash.of("key"), "bk_…"),
                        new IncomingWebhook.SealedKey(new byte[] {1, 2, 3}, "whsec_…"),
                        List.of("192.0.2.0/24", "2001:db8::1"),
                        600),
                new IncomingWebhook.Work(null, ProcessingFixture.actions("{\"type\":\"add_subscriber\"}")),
                1,
                NOON,
                NOON.plusSeconds(1));
    }

    private IncomingWebhook made(String name) {
        IncomingWebhook webhook = fresh(name, true);
        assertThat(transactions.call(() -> webhooks.add(webhook))).isTrue();
        return webhook;
    }

    private List<String> page(long after, int limit) {
        return transactions.call(() -> webhooks.page(tenant, after, limit)).stream()
                .map(each -> each.purpose().name())
                .toList();
    }

    private static void assertSame(IncomingWebhook found, IncomingWebhook wanted) {
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("guarding.token", "guarding.apiKey", "work.actions")
                .isEqualTo(wanted);
        assertThat(found.guarding().token().bytes())
                .isEqualTo(wanted.guarding().token().bytes());
        assertThat(found.work().actions().json().text())
                .isEqualTo(wanted.work().actions().json().text());
    }

    @Test
    void what_was_kept_is_found_as_it_was() {
        IncomingWebhook webhook = made("orders");
        assertSame(transactions.call(() -> webhooks.find(webhook.id())).orElseThrow(), webhook);
        assertSame(transactions.call(() -> webhooks.findForChange(webhook.id())).orElseThrow(), webhook);
        assertThat(transactions.call(
                        () -> webhooks.find(fresh("never kept", true).id())))
                .isEmpty();
    }

    @Test
    void an_id_is_taken_once() {
        IncomingWebhook webhook = made("orders");
        assertThat(transactions.call(() -> webhooks.add(webhook))).isFalse();
        assertThat(page(0, 9)).containsExactly("orders");
    }

    @Test
    void the_door_tells_how_it_is_guarded_and_whether_it_is_open() {
        IncomingWebhook webhook = made("orders");
        IncomingWebhooks.Door door =
                transactions.call(() -> webhooks.door(webhook.id())).orElseThrow();
        assertThat(door.active()).isTrue();
        assertThat(door.guarding().allowed()).isEqualTo(webhook.guarding().allowed());
        assertThat(door.guarding().perMinute()).isEqualTo(600);
        assertThat(door.guarding().token().bytes())
                .isEqualTo(webhook.guarding().token().bytes());

        transactions.run(() -> webhooks.replace(closed(webhook)));
        assertThat(transactions
                        .call(() -> webhooks.door(webhook.id()))
                        .orElseThrow()
                        .active())
                .isFalse();
        assertThat(transactions.call(
                        () -> webhooks.door(fresh("never kept", true).id())))
                .isEmpty();
    }

    private static IncomingWebhook closed(IncomingWebhook webhook) {
        return new IncomingWebhook(
                webhook.id(),
                webhook.seq(),
                webhook.tenant(),
                new IncomingWebhook.Purpose("closed", "Subscriber_Added", "for now", false),
                webhook.guarding(),
                webhook.work(),
                2,
                webhook.createdAt(),
                NOON.plusSeconds(9));
    }

    @Test
    void a_change_is_kept_and_one_of_what_is_not_there_is_not() {
        IncomingWebhook webhook = made("orders");
        transactions.run(() -> webhooks.replace(closed(webhook)));
        assertSame(transactions.call(() -> webhooks.find(webhook.id())).orElseThrow(), closed(webhook));
        transactions.run(() -> webhooks.replace(fresh("never kept", true)));
        assertThat(page(0, 9)).containsExactly("closed");
    }

    @Test
    void pages_are_in_the_order_of_birth_and_of_one_tenant() {
        IncomingWebhook first = made("a");
        IncomingWebhook second = made("b");
        made("c");
        assertThat(page(0, 2)).containsExactly("a", "b");
        assertThat(page(second.seq(), 9)).containsExactly("c");
        transactions.run(() -> webhooks.remove(first.id()));
        assertThat(page(0, 9)).containsExactly("b", "c");
        tenant = new Tenant("stranger");
        assertThat(page(0, 9)).isEmpty();
    }
}
