package org.belfry.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    private static Records records(String body) {
        return Records.of(StrictJson.read(body.getBytes(UTF_8)), "subscriber_added"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"event\":null}", "{ \"event\" : \"subscriber_added\" }", "{\"data\":[{},{}]}"})
    void an_object_is_one_record_byte_for_byte(String body) {
        assertThat(records(body)).isEqualTo(new Records.Accepted(List.of(RawJson.of(body))));
    }

    @Test
    void a_list_is_as_many_records_as_it_has() {
        assertThat(records("[{\"a\":1}, { } ]"))
                .isEqualTo(new Records.Accepted(List.of(RawJson.of("{\"a\":1}"), RawJson.of("{ }"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"email_opened\"} | invalid_event",
                "{\"event\":\"\"} | invalid_event",
                "{\"event\":7} | invalid_event",
                "[{},{\"event\":\"email_opened\"}] | invalid_event",
                "[] | invalid_payload",
                "7 | invalid_payload",
                "[{},7] | invalid_payload",
            })
    void what_does_not_fit_is_told(String body, String code) {
        assertThat(((Records.Unfit) records(body)).code()).isEqualTo(code);
    }

    @Test
    void there_are_at_most_500() {
        assertThat(records("[" + "{},".repeat(499) + "{}]")).isInstanceOf(Records.Accepted.class);
        assertThat(records("[" + "{},".repeat(500) + "{}]")).isInstanceOf(Records.Unfit.class);
    }
}
