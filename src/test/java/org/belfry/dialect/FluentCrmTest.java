package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belfry.dialect.Golden.assertRenders;
import static org.belfry.dialect.Golden.oddBytes;
import static org.belfry.dialect.Golden.sample;

import java.io.IOException;
import java.util.List;
import org.belfry.event.EventType;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Secret;
import org.belfry.signing.HmacSha256;
import org.belfry.signing.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluentCrmTest {
    private static Rendered render(Message message, String secret) {
        return Dialect.FLUENT_CRM.render(message, SigningKeys.of(new Secret(secret)), Golden.ATTEMPTED_AT);
    }

    private static Rendered render(Message message) {
        return render(message, "my-secret-key");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT_CREATED, 2024-01-15T10:30:00Z",
        "EMAIL_OPENED, 2024-01-15T10:35:00.999Z",
        "CAMPAIGN_SENT, 2024-01-15T10:30:00Z",
        "FUNNEL_SUBSCRIBER_ADDED, 2024-01-15T10:30:00Z",
        "COMMERCE_ORDER_CREATED, 2024-01-15T10:30:00Z",
        "COMMERCE_REVENUE_RECORDED, 2024-01-15T10:30:00Z"
    })
    void sends_these_bytes_and_headers(EventType type, String time) throws IOException {
        assertRenders(Dialect.FLUENT_CRM, sample(Dialect.FLUENT_CRM, type, time), type.wireName());
    }

    @Test
    void splices_odd_bytes_untouched() throws IOException {
        assertRenders(Dialect.FLUENT_CRM, oddBytes(), "odd-bytes");
    }

    @Test
    void a_retry_sends_the_same() {
        assertThat(render(oddBytes())).isEqualTo(render(oddBytes()));
    }

    @Test
    void a_new_secret_changes_the_signatures_and_nothing_else() {
        String old = new String(render(oddBytes()).body(), UTF_8);
        String now = new String(render(oddBytes(), "another").body(), UTF_8);
        assertThat(now).isNotEqualTo(old);
        assertThat(now.replaceAll("sha256=[0-9a-f]{64}", "")).isEqualTo(old.replaceAll("sha256=[0-9a-f]{64}", ""));
    }

    @Test
    void a_receiver_cuts_the_signature_off_and_checks_the_rest() {
        String body = new String(render(oddBytes()).body(), UTF_8);
        int cut = body.lastIndexOf(",\"signature\":\"sha256=");
        String rest = body.substring(0, cut) + "}";
        String signature = body.substring(cut + ",\"signature\":\"".length(), body.length() - 2);
        assertThat(signature)
                .isEqualTo("sha256=" + HmacSha256.hex("my-secret-key".getBytes(UTF_8), rest.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_body_is_one_json_object_with_five_members(EventType type) {
        Rendered rendered = render(sample(Dialect.FLUENT_CRM, type, "2024-01-15T10:30:00Z"));
        assertThat(StrictJson.read(rendered.body()).members().keySet())
                .containsExactly("event", "timestamp", "webhook_id", "data", "signature");
    }

    @Test
    void what_it_renders_cannot_be_changed_and_does_not_print_itself() {
        Rendered rendered = render(oddBytes());
        rendered.body()[0] = 'x';
        assertThat(rendered).isEqualTo(render(oddBytes()));
        assertThat(rendered).hasSameHashCodeAs(render(oddBytes()));
        assertThatThrownBy(() -> rendered.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(rendered.toString()).matches("Rendered\\[\\d+ bytes]");
    }

    @Test
    void offers_26_events_in_the_order_of_its_page() {
        assertThat(FluentCrm.EVENTS.stream().map(EventType::wireName))
                .containsExactlyElementsOf(List.of(
                        "contact.created",
                        "contact.updated",
                        "contact.deleted",
                        "contact.status_changed",
                        "contact.tag_added",
                        "contact.tag_removed",
                        "contact.list_added",
                        "contact.list_removed",
                        "email.sent",
                        "email.opened",
                        "email.clicked",
                        "email.bounced",
                        "email.spam_complaint",
                        "email.unsubscribed",
                        "campaign.created",
                        "campaign.sent",
                        "campaign.paused",
                        "campaign.resumed",
                        "funnel.subscriber_added",
                        "funnel.subscriber_completed",
                        "funnel.subscriber_exited",
                        "funnel.sequence_completed",
                        "commerce.order_created",
                        "commerce.order_completed",
                        "commerce.order_refunded",
                        "commerce.revenue_recorded"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "invalid.event",
                "Contact.created",
                "feed.created",
                "campaign.started",
                "webhook.disabled"
            })
    void supports_no_other_event(String name) {
        assertThat(Dialect.FLUENT_CRM.offered(name)).isEmpty();
        assertThat(Dialect.FLUENT_CRM.offered("contact.created")).contains(EventType.CONTACT_CREATED);
    }

    @Test
    void a_standard_secret_adds_the_headers_of_standard_webhooks_and_changes_nothing_else() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        Rendered rendered = render(oddBytes(), secret);
        assertThat(rendered.headers().keySet())
                .containsExactly(
                        "Content-Type",
                        "User-Agent",
                        "X-FluentCRM-Event",
                        "X-FluentCRM-Signature",
                        "X-FluentCRM-Webhook-ID",
                        "X-FluentCRM-Delivery",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature");
        assertThat(rendered.headers().get("X-FluentCRM-Signature"))
                .isEqualTo("sha256=" + HmacSha256.hex(secret.getBytes(UTF_8), rendered.body()));
    }
}
