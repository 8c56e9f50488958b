package org.belfry.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleDataTest {
    private static final Map<EventType.Group, String> KINDS = Map.of(
            EventType.Group.CONTACT, "contact",
            EventType.Group.EMAIL, "email",
            EventType.Group.CAMPAIGN, "campaign",
            EventType.Group.FUNNEL, "funnel",
            EventType.Group.OPERATIONAL, "webhook");

    private static Map<String, JsonSlice> sample(EventType type) {
        return StrictJson.read(SampleData.of(type).bytes()).members();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_type_has_an_object_nested_by_kind(EventType type) {
        assertThat(sample(type)).isNotEmpty();
        if (KINDS.containsKey(type.group())) {
            assertThat(sample(type)).containsKey(KINDS.get(type.group()));
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void is_compact_so_that_writing_it_again_changes_nothing(EventType type) {
        assertThat(new String(SampleData.of(type).bytes(), UTF_8))
                .doesNotContainPattern("[\\s](?=[\"{}\\[\\]:,])|\\\\|[^\\x20-\\x7e]|[{,:\\[]\\s");
    }

    @Test
    void shows_the_contact_of_the_page() {
        assertThat(SampleData.of(EventType.CONTACT_CREATED))
                .isEqualTo(
                        RawJson.of(
                                """
                {"contact":{"id":123,"email":"john@example.com","first_name":"John","last_name":"Doe",\
                "status":"subscribed","created_at":"2024-01-15T10:30:00Z"}}"""));
    }

    @Test
    void shows_the_email_of_the_page() {
        assertThat(SampleData.of(EventType.EMAIL_OPENED))
                .isEqualTo(
                        RawJson.of(
                                """
                {"email":{"id":456,"subject":"Welcome to our newsletter","contact_id":123,"campaign_id":789,\
                "opened_at":"2024-01-15T10:35:00Z"}}"""));
    }

    @Test
    void shows_the_feed_of_the_page() {
        assertThat(SampleData.of(EventType.FEED_CREATED))
                .isEqualTo(
                        RawJson.of(
                                """
                {"id":123,"user_id":45,"title":"Welcome to our community!",\
                "message":"We're excited to have you here...","space_id":12,"created_at":"2024-01-15 10:30:00"}"""));
    }

    @Test
    void a_funnel_event_tells_the_contact_too() {
        assertThat(sample(EventType.FUNNEL_SUBSCRIBER_ADDED)).containsOnlyKeys("funnel", "contact");
    }

    @Test
    void commerce_events_tell_an_order_or_revenue() {
        assertThat(sample(EventType.COMMERCE_ORDER_REFUNDED)).containsOnlyKeys("order");
        assertThat(sample(EventType.COMMERCE_REVENUE_RECORDED)).containsOnlyKeys("revenue");
    }

    @Test
    void every_email_event_tells_when_by_its_own_verb() {
        Map<EventType, String> verbs = Map.of(
                EventType.EMAIL_SENT, "sent_at",
                EventType.EMAIL_OPENED, "opened_at",
                EventType.EMAIL_CLICKED, "clicked_at",
                EventType.EMAIL_BOUNCED, "bounced_at",
                EventType.EMAIL_SPAM_COMPLAINT, "complained_at",
                EventType.EMAIL_UNSUBSCRIBED, "unsubscribed_at");
        verbs.forEach((type, verb) -> {
            Set<String> names = sample(type).get("email").members().keySet();
            assertThat(names)
                    .contains("id", "subject", "contact_id", "campaign_id")
                    .endsWith(verb);
        });
    }
}
