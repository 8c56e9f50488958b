package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.belfry.contact.Slug;
import org.belfry.database.TestDatabase;
import org.belfry.kernel.Tenant;
import org.junit.jupiter.api.Test;

/** Automations that a tag starts, on every database. */
abstract class EnrollmentContract extends ProcessingFixture {
    private static final String ADD = "{\"type\":\"add_subscriber\",\"tags\":[\"New\"]}";
    private static final String VIP = "{\"type\":\"apply_tag\",\"tags\":[\"VIP\",\"Club\"]}";
    private static final String LIST = "{\"type\":\"add_to_list\",\"list\":\"Guests\"}";

    EnrollmentContract(TestDatabase database) {
        super(database);
    }

    private long startedBy(String tag, String... steps) {
        return automations
                .create(
                        tenant,
                        new AutomationDesk.Edit("by " + tag, null, null, new Wish<>(new Slug(tag)), actions(steps)))
                .id();
    }

    private List<Receipt> runs(long automation) {
        return receiptDesk.runs(tenant, automation, Long.MAX_VALUE, 99).orElseThrow();
    }

    @Test
    void a_tag_starts_its_automation_once_for_each_change_and_no_other() {
        long vip = startedBy("vip", LIST);
        long other = startedBy("other", LIST);
        processed(webhook(ADD, VIP), ADDED);
        assertThat(runs(vip)).hasSize(1);
        assertThat(runs(other)).isEmpty();
        assertThat(text(runs(vip).get(0).arrival().payload()))
                .startsWith("{\"event\":\"contact.tag_added\",\"data\":{\"contact\":{\"id\":")
                .contains("\"tag\":{", "\"john@example.com\"");
        work();
        assertStatus(runs(vip).get(0), ReceiptStatus.PROCESSED);
        assertThat(john().orElseThrow().lists().slugs()).containsExactly("guests");
        clock.step(Duration.ofMinutes(1));
        processed(webhook(VIP), ADDED.replace("John", "Jack"));
        assertThat(runs(vip)).hasSize(1);
    }

    @Test
    void a_new_contact_with_the_tag_starts_it_too() {
        long id = startedBy("new", LIST);
        processed(webhook(ADD), ADDED);
        assertThat(runs(id)).hasSize(1);
    }

    @Test
    void an_inactive_automation_and_that_of_another_tenant_are_not_started() {
        long inactive = startedBy("new", LIST);
        automations.change(tenant, inactive, before -> new AutomationDesk.Edit(null, null, false, null, null));
        Tenant mine = tenant;
        tenant = new Tenant("elsewhere");
        long others = startedBy("new", LIST);
        List<Receipt> before = runs(others);
        tenant = mine;
        processed(webhook(ADD), ADDED);
        assertThat(runs(inactive)).isEmpty();
        tenant = new Tenant("elsewhere");
        assertThat(runs(others)).hasSameSizeAs(before);
    }

    @Test
    void what_is_rolled_back_has_started_nothing() {
        long id = startedBy("new", LIST);
        for (int i = 0; i < 3; i++) {
            troubles.add(new IllegalStateException("down"));
        }
        processed(webhook(ADD), ADDED);
        assertThat(john()).isEmpty();
        assertThat(runs(id)).isEmpty();
    }

    @Test
    void automations_that_start_each_other_in_a_ring_are_stopped_and_that_is_told() {
        long gold = startedBy("gold", "{\"type\":\"apply_tag\",\"tags\":[\"Silver\"]}");
        long silver = startedBy("silver", "{\"type\":\"apply_tag\",\"tags\":[\"Gold\"]}");
        processed(webhook("{\"type\":\"add_subscriber\",\"tags\":[\"Gold\"]}"), ADDED);
        work();
        untagged();
        work();
        assertThat(claim()).isEmpty();
        assertThat(runs(gold)).hasSize(1);
        assertThat(runs(silver)).hasSize(1);
        assertThat(text(runs(silver).get(0).processing().actions())).contains("it would start itself again");
    }

    @Test
    void its_own_tag_stops_it_at_once() {
        long id = startedBy(
                "vip", "{\"type\":\"apply_tag\",\"tags\":[\"Other\"]}", "{\"type\":\"apply_tag\",\"tags\":[\"VIP\"]}");
        processed(webhook("{\"type\":\"add_subscriber\"}", VIP), ADDED);
        untagged();
        work();
        assertThat(runs(id)).hasSize(1);
        assertStatus(runs(id).get(0), ReceiptStatus.PROCESSED);
        assertThat(text(runs(id).get(0).processing().actions())).contains("it would start itself again");
        assertThat(claim()).isEmpty();
    }

    /** So that the tag is a new one again. */
    private void untagged() {
        database.execute("DELETE FROM contact_label");
    }

    @Test
    void a_trigger_can_be_taken_back() {
        long id = startedBy("new", LIST);
        automations.change(tenant, id, before -> new AutomationDesk.Edit(null, null, null, new Wish<>(null), null));
        processed(webhook(ADD), ADDED);
        assertThat(runs(id)).isEmpty();
    }
}
