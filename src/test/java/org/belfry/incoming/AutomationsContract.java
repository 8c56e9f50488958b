package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.belfry.contact.Slug;
import org.belfry.database.TestDatabase;
import org.belfry.incoming.sql.SqlAutomations;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every place that keeps automations must do with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AutomationsContract {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final Tenant STRANGER = new Tenant("stranger");
    private static final Slug VIP = new Slug("vip");

    private final Automations automations;
    private final Transactions transactions;
    private int tenants;
    private Tenant tenant = Tenant.DEFAULT;

    AutomationsContract(TestDatabase database) {
        this(new SqlAutomations(database.rows()), database.transactions());
    }

    AutomationsContract(Automations automations, Transactions transactions) {
        this.automations = automations;
        this.transactions = transactions;
    }

    @BeforeEach
    void a_tenant_without_any() {
        tenant = new Tenant("t" + ++tenants);
    }

    private Automation made(String name, boolean active, Slug trigger) {
        Automation automation = with(transactions.call(automations::nextId), name, active, trigger);
        assertThat(transactions.call(() -> automations.add(automation))).isTrue();
        return automation;
    }

    private Automation with(long id, String name, boolean active, Slug trigger) {
        return new Automation(
                id,
                tenant,
                new Automation.Title(name, "for " + name),
                active,
                trigger,
                ProcessingFixture.actions("{\"type\":\"add_tag\",\"tag\":\"guest\"}"),
                3,
                NOON,
                NOON.plusSeconds(1));
    }

    private List<Long> page(long after, int limit) {
        return transactions.call(() -> automations.page(tenant, after, limit)).stream()
                .map(Automation::id)
                .toList();
    }

    @Test
    void what_was_kept_is_found_as_it_was_and_by_its_own_tenant_only() {
        Automation automation = made("Welcome", true, VIP);
        Automation found = transactions
                .call(() -> automations.find(tenant, automation.id()))
                .orElseThrow();
        assertThat(found).usingRecursiveComparison().ignoringFields("steps").isEqualTo(automation);
        assertThat(found.steps().json().text())
                .isEqualTo(automation.steps().json().text());
        assertThat(transactions.call(() -> automations.findForChange(tenant, automation.id())))
                .isPresent();
        assertThat(transactions.call(() -> automations.find(STRANGER, automation.id())))
                .isEmpty();
        assertThat(transactions.call(() -> automations.findForChange(STRANGER, automation.id())))
                .isEmpty();
        assertThat(transactions.call(() -> automations.named(STRANGER, "Welcome")))
                .isEmpty();
    }

    @Test
    void a_name_is_taken_once_in_a_tenant() {
        Automation first = made("Welcome", true, null);
        Automation second = made("Farewell", true, null);
        Automation third = with(transactions.call(automations::nextId), "Welcome", true, null);
        assertThat(transactions.call(() -> automations.add(third))).isFalse();
        assertThat(transactions.call(() -> automations.replace(with(second.id(), "Welcome", true, null))))
                .isFalse();
        assertThat(transactions.call(() -> automations.replace(with(first.id(), "Welcome", false, VIP))))
                .isTrue();
        assertThat(page(0, 9)).containsExactly(first.id(), second.id());
        tenant = new Tenant(tenant.id() + "-neighbour");
        made("Welcome", true, null);
    }

    @Test
    void a_change_of_what_is_not_there_keeps_nothing() {
        assertThat(transactions.call(() -> automations.replace(with(automations.nextId(), "Welcome", true, null))))
                .isFalse();
        assertThat(page(0, 9)).isEmpty();
    }

    @Test
    void a_name_goes_before_a_number() {
        Automation first = made("Welcome", true, null);
        Automation second = made(Long.toString(first.id()), true, null);
        assertThat(named("Welcome")).isEqualTo(first.id());
        assertThat(named(Long.toString(first.id()))).isEqualTo(second.id());
        assertThat(named(Long.toString(second.id()))).isEqualTo(second.id());
        assertThat(transactions.call(() -> automations.named(tenant, "welcome")))
                .isEmpty();
        assertThat(transactions.call(() -> automations.named(tenant, "9".repeat(40))))
                .isEmpty();
    }

    private long named(String text) {
        return transactions
                .call(() -> automations.named(tenant, text))
                .orElseThrow()
                .id();
    }

    @Test
    void a_tag_starts_the_active_ones_that_name_it_oldest_first() {
        Automation first = made("a", true, VIP);
        made("b", false, VIP);
        made("c", true, new Slug("vip-2"));
        made("d", true, null);
        Automation last = made("e", true, VIP);
        assertThat(transactions.call(() -> automations.startedBy(tenant, VIP)))
                .extracting(Automation::id)
                .containsExactly(first.id(), last.id());
        assertThat(transactions.call(() -> automations.startedBy(STRANGER, VIP)))
                .isEmpty();
    }

    @Test
    void pages_are_in_order_and_what_was_removed_is_on_none() {
        List<Long> ids = List.of(
                made("a", true, null).id(),
                made("b", true, null).id(),
                made("c", true, null).id());
        assertThat(page(0, 2)).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(page(ids.get(1), 2)).containsExactly(ids.get(2));
        transactions.run(() -> automations.remove(ids.get(1)));
        assertThat(page(0, 9)).containsExactly(ids.get(0), ids.get(2));
    }
}
