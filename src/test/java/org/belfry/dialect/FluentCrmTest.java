package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.belfry.event.EventType;
import org.belfry.event.SampleData;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.signing.HmacSha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluentCrmTest {
    private static final Secret SECRET = new Secret("my-secret-key");

    private static Message message(EventType type, String time) {
        return new Message(
                new WebhookId(1), new DeliveryId(12345), type.wireName(), Instant.parse(time), SampleData.of(type));
    }

    static Message oddBytes() {
        return new Message(
                new WebhookId(9007199254740993L),
                new DeliveryId(Long.MAX_VALUE),
                "acme.order_2.shipped",
                Instant.parse("2024-02-29T23:59:59.999999999Z"),
                RawJson.of("{ \"note\" : \"Zoë \\u00eb 😀 \\/ \\ud83d\\ude00\",\n\t\"total\":1.50E+3 ,"
                        + " \"big\":12345678901234567890.10,\"list\":[ ] }"));
    }

    private static void assertGolden(Rendered rendered, String name) throws IOException {
        assertThat(new String(rendered.body(), UTF_8)).isEqualTo(golden(name + ".json"));
        String headers = rendered.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                .collect(Collectors.joining());
        assertThat(headers).isEqualTo(golden(name + ".headers"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = FluentCrmTest.class.getResourceAsStream("/dialect/fluent-crm/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        }
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
        assertGolden(FluentCrm.render(message(type, time), SECRET), type.wireName());
    }

    @Test
    void splices_odd_bytes_untouched() throws IOException {
        assertGolden(FluentCrm.render(oddBytes(), SECRET), "odd-bytes");
    }

    @Test
    void a_retry_sends_the_same() {
        assertThat(FluentCrm.render(oddBytes(), SECRET)).isEqualTo(FluentCrm.render(oddBytes(), SECRET));
    }

    @Test
    void a_new_secret_changes_the_signatures_and_nothing_else() {
        String old = new String(FluentCrm.render(oddBytes(), SECRET).body(), UTF_8);
        String now =
                new String(FluentCrm.render(oddBytes(), new Secret("another")).body(), UTF_8);
        assertThat(now).isNotEqualTo(old);
        assertThat(now.replaceAll("sha256=[0-9a-f]{64}", "")).isEqualTo(old.replaceAll("sha256=[0-9a-f]{64}", ""));
    }

    @Test
    void a_receiver_cuts_the_signature_off_and_checks_the_rest() {
        String body = new String(FluentCrm.render(oddBytes(), SECRET).body(), UTF_8);
        int cut = body.lastIndexOf(",\"signature\":\"sha256=");
        String rest = body.substring(0, cut) + "}";
        String signature = body.substring(cut + ",\"signature\":\"".length(), body.length() - 2);
        assertThat(signature).isEqualTo("sha256=" + HmacSha256.hex(SECRET.utf8(), rest.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_body_is_one_json_object_with_five_members(EventType type) {
        Rendered rendered = FluentCrm.render(message(type, "2024-01-15T10:30:00Z"), SECRET);
        assertThat(StrictJson.read(rendered.body()).members().keySet())
                .containsExactly("event", "timestamp", "webhook_id", "data", "signature");
    }

    @Test
    void what_it_renders_cannot_be_changed_and_does_not_print_itself() {
        Rendered rendered = FluentCrm.render(oddBytes(), SECRET);
        rendered.body()[0] = 'x';
        assertThat(rendered).isEqualTo(FluentCrm.render(oddBytes(), SECRET));
        assertThat(rendered).hasSameHashCodeAs(FluentCrm.render(oddBytes(), SECRET));
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
        assertThat(FluentCrm.supports(name)).isFalse();
        assertThat(FluentCrm.supports("contact.created")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "contact", "a.b\"", "a.b\r\nX-Evil: 1", "A.b"})
    void refuses_a_name_that_would_need_escaping(String event) {
        assertThatThrownBy(
                        () -> new Message(new WebhookId(1), new DeliveryId(1), event, Instant.EPOCH, RawJson.of("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_a_dialect_by_its_name() {
        assertThat(Dialect.named("fluent-crm")).contains(Dialect.FLUENT_CRM);
        assertThat(Dialect.FLUENT_CRM.wireName()).isEqualTo("fluent-crm");
        assertThat(Dialect.named("fluentcrm")).isEmpty();
    }
}
