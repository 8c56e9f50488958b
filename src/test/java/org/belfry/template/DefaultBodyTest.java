package org.belfry.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.belfry.json.RawJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | ",
                "{\"contact\":{}} | ",
                "{\"contact\":{\"town\":\"X\"},\"campaign\":7} | ",
                "{\"contact\":{\"id\":1,\"first_name\":null}} | ,\"subscriber\":{\"id\":1,\"first_name\":null}",
                "{\"contact\":{\"email\":\"a@b.c\",\"custom_values\":{\"id\":[1]}}}"
                        + " | ,\"subscriber\":{\"email\":\"a@b.c\",\"custom_field\":[1]}",
                "{\"campaign\":{\"name\":\"N\",\"id\":2}} | ,\"campaign\":{\"id\":2,\"name\":\"N\"}",
                "{\"campaign\":{\"id\":2},\"contact\":{\"id\":1}} | ,\"subscriber\":{\"id\":1},\"campaign\":{\"id\":2}"
            })
    void what_the_event_knows_nothing_of_is_left_out(String data, String rest) {
        FilledBody body = DefaultBody.fill(
                new EventValues("email_sent", Instant.parse("2024-01-15T10:30:00Z"), RawJson.of(data)));
        assertThat(new String(body.bytes(), UTF_8))
                .isEqualTo("{\"event_type\":\"email_sent\",\"timestamp\":\"2024-01-15T10:30:00Z\""
                        + (rest == null ? "" : rest) + "}");
        assertThat(body.warnings()).isEmpty();
    }
}
