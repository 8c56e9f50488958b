package org.belfry.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 299})
    void success_has_no_error(int status) {
        assertThat(Outcome.answered(status).success()).isTrue();
        assertThat(Outcome.answered(status).error()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"199, UNEXPECTED_STATUS", "300, REDIRECT", "399, REDIRECT", "400, UNEXPECTED_STATUS"})
    void any_other_status_brings_its_error(int status, AttemptError error) {
        assertThat(Outcome.answered(status)).isEqualTo(new Outcome(status, error, null));
        assertThat(Outcome.answered(status).success()).isFalse();
    }

    @Test
    void an_error_makes_a_failure_of_a_2xx() {
        assertThat(new Outcome(200, AttemptError.INVALID_JSON, null).success()).isFalse();
    }

    @Test
    void says_something() {
        assertThatThrownBy(() -> new Outcome(null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_negative_wait() {
        assertThatThrownBy(() -> Outcome.answered(429, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(AttemptError.class)
    void every_error_is_found_by_its_word(AttemptError error) {
        assertThat(error.word()).matches("[a-z_]{1,32}");
        assertThat(AttemptError.named(error.word())).contains(error);
    }

    @Test
    void knows_no_other_words() {
        assertThat(AttemptError.named("bad_luck")).isEmpty();
    }
}
