package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javax.sql.DataSource;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.StoredLetter;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.TemplateId;
import org.junit.jupiter.api.Test;

/** To whom events go, with which body, and what becomes of the webhooks' record, on every database. */
abstract class FanOutContract extends QueueFixture {
    FanOutContract(DataSource dataSource, SqlFlavour flavour) {
        super(dataSource, flavour);
    }

    @Test
    void a_webhook_of_everything_gets_what_its_dialect_offers_and_each_event_once() {
        WebhookId standard = webhook(1, "standard", "*", "contact.created");
        WebhookId community = webhook(2, "fluent-community", "*");
        WebhookId cloudcusp = webhook(3, "cloudcusp", "*");
        WebhookId plain = webhook(4, "fluent-crm", "contact.created");

        assertThat(insert("a", "contact.created").waiting()).containsExactlyInAnyOrder(standard, cloudcusp, plain);
        assertThat(insert("b", "feed.created").waiting()).containsExactlyInAnyOrder(standard, community);
        assertThat(insert("c", "webhook.disabled").waiting()).containsExactly(standard);
        assertThat(claim(standard)).hasSize(3);
    }

    @Test
    void a_custom_event_goes_to_whoever_wants_everything() {
        webhook(1, "fluent-community", "*");

        assertThat(insert("a", "acme.rocket_started").waiting()).hasSize(1);
    }

    @Test
    void a_delivery_keeps_the_template_of_the_time_of_its_event() {
        WebhookId webhook = webhook(1, "standard", "contact.created");
        insert("before", "contact.created");
        template(7);
        Claimed leased = insert("leased", "contact.created", Optional.of(lease("node")))
                .leased()
                .get(0);
        insert("with", "contact.created");
        template(8);

        assertThat(leased.subscription().template()).isEqualTo(new TemplateId(7));
        assertThat(claim(webhook))
                .extracting(
                        claimed -> Optional.ofNullable(claimed.subscription().template()))
                .containsExactly(Optional.empty(), Optional.of(new TemplateId(7)));
        StoredLetter letter =
                transactions.call(() -> database.log().letter(leased.id())).orElseThrow();
        assertThat(letter.template()).isEqualTo(new TemplateId(7));
        assertThat(letter.event().id().value()).isEqualTo("leased");
    }

    @Test
    void the_last_success_and_what_went_wrong_since_are_told() {
        WebhookId webhook = webhook(1, "standard", "contact.created");
        sent(webhook, "a", 500, waits());
        assertThat(told("SELECT last_error FROM webhook")).isEqualTo("HTTP 500");
        assertThat(told("SELECT last_triggered_at FROM webhook")).isEqualTo("null");

        sent(webhook, "b", 200, succeeds());

        assertThat(told("SELECT last_error FROM webhook")).isEqualTo("null");
        assertThat(told("SELECT last_triggered_at FROM webhook")).startsWith("20");
    }

    @Test
    void the_time_of_the_last_success_is_written_once_a_second_at_most() {
        WebhookId webhook = webhook(1, "standard", "contact.created");
        execute("UPDATE webhook SET last_triggered_at = CURRENT_TIMESTAMP + INTERVAL '1' HOUR");
        String ahead = told("SELECT last_triggered_at FROM webhook");
        sent(webhook, "a", 200, succeeds());
        assertThat(told("SELECT last_triggered_at FROM webhook")).isEqualTo(ahead);

        execute("UPDATE webhook SET last_triggered_at = CURRENT_TIMESTAMP - INTERVAL '2' SECOND");
        String behind = told("SELECT last_triggered_at FROM webhook");
        sent(webhook, "b", 200, succeeds());
        assertThat(told("SELECT last_triggered_at FROM webhook")).isGreaterThan(behind);
    }

    private void template(int id) {
        execute("INSERT INTO webhook_template SELECT " + id
                + ", 1, sealed_secret, CURRENT_TIMESTAMP FROM webhook WHERE id = 1");
        execute("UPDATE webhook SET template_id = " + id + " WHERE id = 1");
    }
}
