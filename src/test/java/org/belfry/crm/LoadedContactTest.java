package org.belfry.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedContactTest {
    private static final CrmConnection.Reading USUAL = new CrmConnection.Reading(null, null, null);

    private static Optional<LoadedContact> read(String answer, CrmConnection.Reading reading) {
        return LoadedContact.of(StrictJson.read(answer.getBytes(UTF_8)), reading);
    }

    private static LoadedContact told(String more) {
        return read("{\"email\":\"ann@example.com\"" + more + "}", USUAL).orElseThrow();
    }

    @Test
    void fields_map_to_themselves_and_a_contact_needs_an_address() {
        LoadedContact ann = told(",\"first_name\":\"Ann\"");
        assertThat(ann.fields().email().value()).isEqualTo("ann@example.com");
        assertThat(ann.warnings()).isEmpty();
        assertThat(read("{\"first_name\":\"Ann\"}", USUAL)).isEmpty();
        assertThat(read("{\"email\":\"nobody\"}", USUAL)).isEmpty();
    }

    @Test
    void an_answer_that_does_not_speak_of_tags_is_not_one_without_tags() {
        assertThat(told("").tags()).isEmpty();
        assertThat(told(",\"tags\":[]").tags()).contains(List.of());
        assertThat(told(",\"tags\":\"\"").tags()).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"Gold\",\" Club \"]",
                "[{\"slug\":\"Gold\",\"title\":\"x\"},{\"id\":4,\"name\":\"Club\"}]",
                "[{\"tag\":\"Gold\"},{\"title\":\"Club\"},\"Gold\"]",
                "\"Gold; Club\"",
                "\"Gold,,Club,\""
            })
    void tags_are_texts_objects_or_one_text(String tags) {
        LoadedContact contact = told(",\"tags\":" + tags);
        assertThat(contact.tags()).contains(List.of("Gold", "Club"));
        assertThat(contact.warnings()).isEmpty();
    }

    @Test
    void numbers_are_names_too() {
        assertThat(told(",\"tags\":[7,4.5]").tags()).contains(List.of("7", "4.5"));
    }

    @Test
    void tags_without_a_name_are_left_out_with_a_warning() {
        LoadedContact contact = told(",\"tags\":[{\"id\":4},{\"name\":5},null,\"Gold\"]");
        assertThat(contact.tags()).contains(List.of("Gold"));
        assertThat(contact.warnings()).containsExactly("tags: Some of them have no name and were left out.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "true", "7", "{\"Gold\":true}"})
    void what_is_no_list_changes_no_tags(String tags) {
        LoadedContact contact = told(",\"tags\":" + tags);
        assertThat(contact.tags()).isEmpty();
    }

    @Test
    void so_many_tags_that_it_must_be_a_mistake_change_none() {
        String many = IntStream.range(0, 501).mapToObj(n -> "\"t" + n + "\"").collect(Collectors.joining(","));
        LoadedContact contact = told(",\"tags\":[" + many + "]");
        assertThat(contact.tags()).isEmpty();
        assertThat(contact.warnings()).singleElement().asString().contains("more than 500");
        assertThat(told(",\"tags\":[" + many.substring(5) + "]").tags().orElseThrow())
                .hasSize(500);
    }

    @Test
    void the_place_of_the_tags_can_be_told() {
        CrmConnection.Reading reading = new CrmConnection.Reading(null, null, "labels.all");
        String answer = "{\"email\":\"ann@example.com\",\"labels\":{\"all\":[\"Gold\"]}}";
        assertThat(read(answer, reading).orElseThrow().tags()).contains(List.of("Gold"));
    }

    @Test
    void a_value_that_cannot_be_used_is_a_warning_and_the_rest_is_taken() {
        LoadedContact contact = told(",\"first_name\":\"Ann\",\"last_name\":[1]");
        assertThat(contact.warnings()).singleElement().asString().startsWith("last_name: ");
        assertThat(contact.fields().texts()).isNotEmpty();
    }
}
