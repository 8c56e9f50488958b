package org.belfry.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.belfry.event.EventType;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EventId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    @ParameterizedTest
    @CsvSource({
        "STANDARD, standard, 53, true, true",
        "FLUENT_CRM, fluent-crm, 26, false, false",
        "FLUENT_COMMUNITY, fluent-community, 24, true, false",
        "CLOUDCUSP, cloudcusp, 9, true, true"
    })
    void has_a_name_a_list_and_rules(Dialect dialect, String name, int events, boolean everything, boolean template) {
        assertThat(dialect.wireName()).isEqualTo(name);
        assertThat(Dialect.named(name)).contains(dialect);
        assertThat(dialect.events()).hasSize(events);
        assertThat(dialect.hasEverything()).isEqualTo(everything);
        assertThat(dialect.takesTemplate()).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fluentcrm", "Standard", "FLUENT_CRM", "wp-fusion"})
    void has_no_other_name(String name) {
        assertThat(Dialect.named(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void offers_its_events_in_its_spelling_and_no_others(Dialect dialect) {
        for (EventType type : EventType.values()) {
            boolean offered = dialect.events().contains(type);
            assertThat(dialect.offered(dialect.spell(type.wireName())).equals(java.util.Optional.of(type)))
                    .as(type.wireName())
                    .isEqualTo(offered);
        }
        assertThat(dialect.offered(Dialect.EVERYTHING)).isEmpty();
        assertThat(dialect.offered("acme.order_shipped")).isEmpty();
    }

    @Test
    void fluent_community_offers_what_neither_fluentcrm_nor_cloudcusp_does() {
        assertThat(Dialect.FLUENT_COMMUNITY.events().stream().map(EventType::wireName))
                .startsWith("feed.created", "feed.updated")
                .endsWith("report.created", "report.resolved")
                .doesNotContainAnyElementsOf(Dialect.FLUENT_CRM.events().stream()
                        .map(EventType::wireName)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, contact.created, true",
        "STANDARD, webhook.disabled, true",
        "STANDARD, acme.order, true",
        "FLUENT_CRM, contact.created, false",
        "FLUENT_CRM, acme.order, false",
        "FLUENT_COMMUNITY, feed.created, true",
        "FLUENT_COMMUNITY, acme.order, true",
        "FLUENT_COMMUNITY, contact.created, false",
        "FLUENT_COMMUNITY, webhook.disabled, false",
        "CLOUDCUSP, contact.created, true",
        "CLOUDCUSP, campaign.started, false",
        "CLOUDCUSP, acme.order, true"
    })
    void everything_is_what_it_offers_and_what_is_custom(Dialect dialect, String canonical, boolean covered) {
        assertThat(dialect.everythingCovers(canonical)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 5", "FLUENT_CRM, 5", "FLUENT_COMMUNITY, 3", "CLOUDCUSP, 5"})
    void tries_again_as_often_as_its_page_says(Dialect dialect, int retries) {
        assertThat(dialect.retrySchedule().spelled())
                .isEqualTo(Arrays.asList("1m", "5m", "30m", "2h", "24h").subList(0, retries));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_body_that_was_kept_is_signed_like_one_that_is_new(Dialect dialect) {
        Body kept = dialect.body(Golden.oddBytes(), Golden.STANDARD_KEYS);
        assertThat(dialect.sign(Golden.oddBytes(), kept, Golden.STANDARD_KEYS, Golden.ATTEMPTED_AT))
                .isEqualTo(dialect.render(Golden.oddBytes(), Golden.STANDARD_KEYS, Golden.ATTEMPTED_AT));
        assertThat(kept.toString()).matches("Body\\[\\d+ bytes]");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_secret_that_no_library_could_use_adds_no_standard_headers(Dialect dialect) {
        assertThat(dialect.render(Golden.oddBytes(), Golden.KEYS, Golden.ATTEMPTED_AT)
                        .headers())
                .doesNotContainKeys("webhook-id", "webhook-timestamp", "webhook-signature");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void has_a_sample_of_every_event(Dialect dialect) {
        for (EventType type : EventType.values()) {
            Sample sample = dialect.sample(type);
            assertThat(StrictJson.read(sample.data().bytes()).members()).isNotEmpty();
            assertThat(sample.actor() != null).isEqualTo(dialect == Dialect.FLUENT_COMMUNITY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "contact", "a.b\"", "a.b\r\nX-Evil: 1", "A.b"})
    void refuses_a_name_that_would_need_escaping(String type) {
        assertThatThrownBy(
                        () -> new Message.Happened(new EventId("evt_1"), type, Instant.EPOCH, RawJson.of("{}"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
