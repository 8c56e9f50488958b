package org.belfry.delivery.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.belfry.egress.http.Exchange;
import org.belfry.egress.http.HeaderField;
import org.belfry.egress.http.ResponseLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1] ", "\"fine\"", "null", "0", "{\"a\":1,\"a\":2}"})
    void any_value_is_json(String body) {
        assertThat(JsonAnswer.isJson(answer("text/plain", body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "OK", "<p>", "{", "{} {}"})
    void nothing_else_is(String body) {
        assertThat(JsonAnswer.isJson(answer("application/json", body))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Application/JSON; charset=utf-8,true", "application/problem+json,true", "text/html,false"})
    void of_a_body_that_was_cut_the_type_tells(String type, boolean json) {
        assertThat(JsonAnswer.isJson(answer(type, "[".repeat(ResponseLimits.BODY_KEPT))))
                .isEqualTo(json);
    }

    private static Exchange.Answered answer(String type, String body) {
        return new Exchange.Answered(
                200, List.of(new HeaderField("content-type", type)), body.getBytes(UTF_8), Duration.ZERO);
    }
}
