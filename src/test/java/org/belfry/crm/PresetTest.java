package org.belfry.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers as these CRMs document them. */
class PresetTest {
    private static LoadedContact read(Preset preset, String answer) {
        return LoadedContact.of(StrictJson.read(answer.getBytes(UTF_8)), new CrmConnection.Reading(preset, null, null))
                .orElseThrow();
    }

    private static void assertAnn(LoadedContact contact) {
        assertThat(contact.fields().email().value()).isEqualTo("ann@example.com");
        assertThat(contact.fields().texts().toString()).contains("Ann", "Lee", "+4930123");
        assertThat(contact.tags()).contains(List.of("Gold", "Club"));
        assertThat(contact.warnings()).isEmpty();
    }

    @Test
    void hubspots_properties_are_read() {
        assertAnn(
                read(
                        Preset.HUBSPOT,
                        """
                {"id":"51","properties":{"createdate":"2024-01-15T10:30:00Z","email":"ann@example.com","firstname":"Ann",
                "lastname":"Lee","phone":"+4930123","city":null,"zip":"10115","tags":"Gold;Club"},"archived":false}"""));
    }

    @Test
    void salesforces_fields_are_read() {
        assertAnn(
                read(
                        Preset.SALESFORCE,
                        """
                {"attributes":{"type":"Contact","url":"/services/data/v60.0/sobjects/Contact/003"},"Id":"003",
                "Email":"ann@example.com","FirstName":"Ann","LastName":"Lee","Phone":"+4930123","Tags__c":"Gold;Club"}"""));
    }

    @Test
    void fluentcrms_subscriber_is_read() {
        assertAnn(
                read(
                        Preset.FLUENTCRM,
                        """
                {"subscriber":{"id":"7","email":"ann@example.com","first_name":"Ann","last_name":"Lee","phone":"+4930123",
                "tags":[{"id":1,"title":"Gold","slug":"Gold"},{"id":2,"title":"Club"}],"custom_values":{}}}"""));
    }

    @Test
    void hubspot_without_its_property_says_nothing_of_tags() {
        assertThat(read(Preset.HUBSPOT, "{\"properties\":{\"email\":\"ann@example.com\"}}")
                        .tags())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void each_is_named_and_asks_for_one_contact(Preset preset) {
        assertThat(Preset.named(preset.wireName())).contains(preset);
        assertThat(preset.contactPath()).startsWith("/").containsOnlyOnce("{id}");
        assertThat(preset.mapping()).isNotNull();
        assertThat(Preset.named("nothing")).isEmpty();
    }
}
