package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.dialect.Golden.assertRenders;
import static org.belfry.dialect.Golden.oddBytes;
import static org.belfry.dialect.Golden.sample;
import static org.belfry.dialect.Golden.templated;

import java.io.IOException;
import java.util.stream.Collectors;
import org.belfry.event.EventType;
import org.belfry.json.StrictJson;
import org.belfry.signing.HmacSha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudCuspTest {
    private static final Dialect DIALECT = Dialect.CLOUDCUSP;
    // The page's own example of the payload builder.
    private static final String BUILDER =
            """
            {
            "event_type": "{event_type}",
            "timestamp": "{timestamp}",
            "subscriber": {
            "id": "{subscriber_id}",
            "email": "{subscriber_email}",
            "first_name": "{subscriber_first_name}",
            "custom_field": "{subscriber_custom_field_id}"
            },
            "campaign": {
            "id": "{campaign_id}",
            "name": "{campaign_name}"
            },
            "custom_data": {
            "your_field": "your_value"
            }
            }""";

    @ParameterizedTest
    @CsvSource({"CONTACT_CREATED", "EMAIL_OPENED", "CAMPAIGN_SENT"})
    void sends_these_bytes_and_headers(EventType type) throws IOException {
        String spelled = DIALECT.spell(type.wireName());
        assertRenders(DIALECT, sample(DIALECT, type, "2024-01-15T10:30:00Z"), spelled);
    }

    @Test
    void sends_what_the_payload_builder_says() throws IOException {
        Message message = sample(DIALECT, EventType.EMAIL_OPENED, "2024-01-15T11:45:00Z");
        assertRenders(DIALECT, templated(message, BUILDER), "payload-builder");
    }

    @Test
    void an_event_without_contact_and_campaign_tells_its_type_and_time() throws IOException {
        assertRenders(DIALECT, oddBytes(), Golden.STANDARD_KEYS, "odd-bytes");
    }

    @Test
    void warns_of_what_the_builder_names_and_the_event_does_not_know() {
        Message message = templated(sample(DIALECT, EventType.CONTACT_CREATED, "2024-01-15T10:30:00Z"), BUILDER);
        Rendered rendered = DIALECT.render(message, Golden.KEYS, Golden.ATTEMPTED_AT);
        assertThat(rendered.warnings())
                .containsExactly(
                        "{subscriber_custom_field_id} has no value in this event.",
                        "{campaign_id} has no value in this event.",
                        "{campaign_name} has no value in this event.");
        assertThat(DIALECT.body(message, Golden.KEYS).warnings()).isEqualTo(rendered.warnings());
    }

    @Test
    void signs_the_body_with_the_secret_as_it_stands() {
        Rendered rendered = DIALECT.render(oddBytes(), Golden.KEYS, Golden.ATTEMPTED_AT);
        assertThat(rendered.headers())
                .containsEntry(
                        "X-Webhook-Signature",
                        "sha256=" + HmacSha256.hex("my-secret-key".getBytes(UTF_8), rendered.body()));
    }

    @Test
    void spells_15_events_its_own_way() {
        assertThat(CloudCusp.INCOMING.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().wireName())
                        .collect(Collectors.joining("\n")))
                .isEqualTo(
                        """
                        subscriber_added contact.created
                        subscriber_updated contact.updated
                        subscriber_deleted contact.deleted
                        subscriber_status_changed contact.status_changed
                        subscriber_tagged contact.tag_added
                        subscriber_untagged contact.tag_removed
                        email_sent email.sent
                        email_opened email.opened
                        email_clicked email.clicked
                        email_bounced email.bounced
                        email_complained email.spam_complaint
                        campaign_created campaign.created
                        campaign_sent campaign.started
                        campaign_completed campaign.sent
                        campaign_failed campaign.failed""");
        CloudCusp.INCOMING.forEach(
                (spelled, type) -> assertThat(DIALECT.spell(type.wireName())).isEqualTo(spelled));
        assertThat(DIALECT.spell("acme.order")).isEqualTo("acme.order");
        assertThat(DIALECT.spell("feed.created")).isEqualTo("feed.created");
    }

    @Test
    void sends_9_of_them() {
        assertThat(CloudCusp.OUTGOING.stream().map(type -> DIALECT.spell(type.wireName())))
                .containsExactly(
                        "subscriber_added",
                        "subscriber_updated",
                        "subscriber_deleted",
                        "subscriber_status_changed",
                        "email_sent",
                        "email_opened",
                        "email_clicked",
                        "email_bounced",
                        "campaign_completed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contact.created", "subscriber_tagged", "campaign_sent", "campaign_failed", "*", "", "email.sent"
            })
    void offers_no_other_spelling_and_no_other_event(String spelled) {
        assertThat(DIALECT.offered(spelled)).isEmpty();
        assertThat(DIALECT.offered("campaign_completed")).contains(EventType.CAMPAIGN_SENT);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_sample_that_is_offered_tells_its_subscriber_or_its_campaign(EventType type) {
        byte[] body = DIALECT.render(sample(DIALECT, type, "2024-01-15T10:30:00Z"), Golden.KEYS, Golden.ATTEMPTED_AT)
                .body();
        var members = StrictJson.read(body).members();
        if (CloudCusp.INCOMING.containsValue(type)) {
            assertThat(members.keySet()).containsAnyOf("subscriber", "campaign");
        }
        if (type.group() == EventType.Group.EMAIL && CloudCusp.INCOMING.containsValue(type)) {
            assertThat(members.keySet()).containsExactly("event_type", "timestamp", "subscriber", "campaign");
        }
    }
}
