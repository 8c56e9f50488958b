package org.belfry.api.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.belfry.api.wordpress.TestOutcome;
import org.belfry.dialect.Dialect;
import org.belfry.dialect.FluentCommunity;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.security.Vault;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.webhook.MemoryWebhooks;
import org.belfry.webhook.Terms;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;
import org.junit.jupiter.api.Test;

/** Member for member what the page shows. */
class WebhookOutTest {
    private static final Instant BORN = Instant.parse("2024-01-15T11:00:00.999999999Z");

    private final Webhook webhook = webhook();

    @Test
    void a_webhook_has_all_members_with_credentials_masked() {
        CustomHeaders headers = CustomHeaders.of(Map.of("X-API-Key", "your-api-key"));

        assertThat(WebhookOut.list(List.of(WebhookOut.webhook(webhook, headers)))
                        .text())
                .isEqualTo(
                        """
                        {"webhooks":[{"id":1,"name":"Slack \\"Ü\\"","url":"https://hooks.slack.com/x",\
                        "events":["feed.created","comment.created"],"status":"active","secret":"whsec_xyz…",\
                        "headers":{"X-API-Key":"you…"},"retry_count":3,"last_triggered_at":null,"last_error":null,\
                        "created_at":"2024-01-15 11:00:00","updated_at":"2024-01-15 11:30:00"}]}""");
    }

    @Test
    void the_answer_to_a_creation_holds_the_secret_in_full() {
        assertThat(WebhookOut.created(webhook, "whsec_xyz789").text())
                .isEqualTo(
                        """
                        {"id":1,"name":"Slack \\"Ü\\"","url":"https://hooks.slack.com/x",\
                        "events":["feed.created","comment.created"],"status":"active","secret":"whsec_xyz789",\
                        "retry_count":3,"created_at":"2024-01-15 11:00:00","message":"Webhook created successfully."}""");
    }

    @Test
    void the_answer_to_an_update_is_short() {
        webhook.become(WebhookStatus.FAILED);
        assertThat(WebhookOut.updated(webhook).text())
                .isEqualTo(
                        """
                        {"id":1,"name":"Slack \\"Ü\\"","events":["feed.created","comment.created"],"status":"failed",\
                        "updated_at":"2024-01-15 11:30:00","message":"Webhook updated successfully."}""");
    }

    @Test
    void retry_count_is_the_number_of_steps() {
        webhook.agreeTo(Terms.USUAL.retriedAfter(FluentCommunity.schedule(10)));
        assertThat(WebhookOut.created(webhook, "s").text()).contains("\"retry_count\":10,");
    }

    @Test
    void a_test_without_an_answer_has_no_status_code() {
        assertThat(WebhookOut.tested(new TestOutcome(true, 200, 245, "Webhook test successful."))
                        .text())
                .isEqualTo(
                        """
                        {"success":true,"status_code":200,"response_time":245,"message":"Webhook test successful."}""");
        assertThat(WebhookOut.tested(new TestOutcome(false, null, null, "m")).text())
                .isEqualTo("{\"success\":false,\"status_code\":null,\"response_time\":null,\"message\":\"m\"}");
        assertThat(WebhookOut.deleted().text()).isEqualTo("{\"message\":\"Webhook deleted successfully.\"}");
    }

    private static Webhook webhook() {
        Webhook webhook = new Webhook(Tenant.DEFAULT, Dialect.FLUENT_COMMUNITY, BORN);
        new MemoryWebhooks().add(webhook);
        webhook.rename("Slack \"Ü\"");
        webhook.pointTo("https://hooks.slack.com/x");
        webhook.subscribeTo(List.of("feed.created", "comment.created"));
        webhook.become(WebhookStatus.ACTIVE);
        webhook.changeSecret(
                new Secret("whsec_xyz789abcdef"),
                new Vault(new Secret(Base64.getEncoder().encodeToString(new byte[32])), new SecureRandom()));
        webhook.changedAt(Instant.parse("2024-01-15T11:30:00Z"));
        return webhook;
    }
}
