package org.belfry.targetauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthJsonTest {
    private static final TargetAuth NONE = new TargetAuth.None();

    private static TargetAuth read(String json, TargetAuth before) {
        return AuthJson.read(StrictJson.read(json.getBytes(UTF_8)), before);
    }

    private static String text(RawJson json) {
        return new String(json.bytes(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"none\"} | {\"type\":\"none\"}",
                "{\"type\":\"api_key\",\"header\":\"X-K\",\"value\":\"abcdefghijklmnop\"}"
                        + " | {\"type\":\"api_key\",\"header\":\"X-K\",\"value\":\"abc…\"}",
                "{\"type\":\"bearer\",\"token\":\"abcdefghijklmnop\"} | {\"type\":\"bearer\",\"token\":\"abc…\"}",
                "{\"type\":\"headers\",\"headers\":{\"X-B\":\"abcdefghijklmnop\",\"X-A\":\"x\\\"y\"}}"
                        + " | {\"type\":\"headers\",\"headers\":{\"X-B\":\"abc…\",\"X-A\":\"…\"}}",
                "{\"type\":\"query\",\"name\":\"api_key\",\"value\":\"abcdefghijklmnop\"}"
                        + " | {\"type\":\"query\",\"name\":\"api_key\",\"value\":\"abc…\"}"
            })
    void is_read_written_and_shown(String json, String masked) {
        TargetAuth auth = read(json, NONE);
        assertThat(text(AuthJson.write(auth))).isEqualTo(json);
        assertThat(text(AuthJson.masked(auth))).isEqualTo(masked);
        assertThat(read(masked, auth)).as("what was shown can be sent back").isEqualTo(auth);
    }

    @Test
    void the_header_of_an_api_key_may_be_left_out() {
        assertThat(read("{\"type\":\"api_key\",\"value\":\"k\"}", NONE).headers())
                .containsEntry("X-API-Key", "k");
    }

    @Test
    void a_mask_of_another_method_or_header_is_no_secret() {
        TargetAuth bearer = read("{\"type\":\"bearer\",\"token\":\"abcdefghijklmnop\"}", NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"type\":\"api_key\",\"value\":\"abc…\"}", bearer))
                .withMessage("The header X-API-Key has a value with other characters than printable ASCII.");
        TargetAuth headers = read("{\"type\":\"headers\",\"headers\":{\"X-A\":\"abcdefghijklmnop\"}}", NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"type\":\"headers\",\"headers\":{\"X-B\":\"abc…\"}}", headers))
                .withMessage("The header X-B has a value with other characters than printable ASCII.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | auth must be an object.",
                "null | auth must be an object.",
                "{} | auth.type is missing.",
                "{\"type\":null} | auth.type must be a text that is not empty.",
                "{\"type\":\"basic\"} | auth.type must be one of none, api_key, bearer, headers and query.",
                "{\"type\":\"none\",\"token\":\"x\"} | auth.token is no member of this type.",
                "{\"type\":\"bearer\"} | auth.token is missing.",
                "{\"type\":\"bearer\",\"token\":\"\"} | auth.token must be a text that is not empty.",
                "{\"type\":\"bearer\",\"token\":\"x\",\"header\":\"y\"} | auth.header is no member of this type.",
                "{\"type\":\"api_key\"} | auth.value is missing.",
                "{\"type\":\"api_key\",\"value\":7} | auth.value must be a text that is not empty.",
                "{\"type\":\"api_key\",\"value\":\"x\",\"header\":\"Host\"}"
                        + " | The header Host belongs to the transport and cannot be chosen.",
                "{\"type\":\"headers\"} | auth.headers is missing.",
                "{\"type\":\"headers\",\"headers\":[]} | auth.headers must be an object.",
                "{\"type\":\"headers\",\"headers\":{}} | Authentication by headers needs at least one header.",
                "{\"type\":\"headers\",\"headers\":{\"X-A\":1}} | auth.headers.X-A must be a text that is not empty.",
                "{\"type\":\"query\",\"value\":\"x\"} | auth.name is missing.",
                "{\"type\":\"query\",\"name\":\"x\"} | auth.value is missing."
            })
    void what_is_wrong_is_named(String json, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json, NONE)).withMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"none\",\"a\\r\\nb\":1}"})
    void what_is_repeated_stays_on_its_line(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, NONE))
                .withMessage("auth.a??b is no member of this type.");
    }
}
