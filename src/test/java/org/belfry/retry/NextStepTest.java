package org.belfry.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.belfry.retry.NextStep.Disable;
import org.belfry.retry.NextStep.GiveUp;
import org.belfry.retry.NextStep.RetryIn;
import org.belfry.retry.NextStep.Succeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextStepTest {
    private static final RetrySchedule SCHEDULE = RetrySchedule.FLUENT_CRM;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static NextStep first(Outcome outcome) {
        return NextStep.decide(outcome, 0, SCHEDULE, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void any_2xx_succeeds(int status) {
        assertThat(first(Outcome.answered(status))).isEqualTo(new Succeed());
        assertThat(NextStep.decide(Outcome.answered(status), 5, SCHEDULE, 0)).isEqualTo(new Succeed());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 301, 302, 304, 307, 308, 400, 401, 403, 404, 409, 411, 422, 500, 502, 504, 600})
    void any_other_status_is_tried_again_after_the_first_step(int status) {
        assertThat(first(Outcome.answered(status))).isEqualTo(new RetryIn(MINUTE, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(AttemptError.class)
    void every_error_is_tried_again(AttemptError error) {
        assertThat(first(Outcome.failed(error))).isEqualTo(new RetryIn(MINUTE, Duration.ZERO));
    }

    @Test
    void an_answer_that_should_have_been_json_is_tried_again() {
        assertThat(first(new Outcome(200, AttemptError.INVALID_JSON, null)))
                .isEqualTo(new RetryIn(MINUTE, Duration.ZERO));
    }

    @Test
    void gives_up_after_the_fifth_retry() {
        assertThat(NextStep.decide(Outcome.answered(500), 4, SCHEDULE, 0))
                .isEqualTo(new RetryIn(Duration.ofHours(24), Duration.ZERO));
        assertThat(NextStep.decide(Outcome.answered(500), 5, SCHEDULE, 0)).isEqualTo(new GiveUp(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    void gone_disables_the_webhook_at_once(int failedBefore) {
        assertThat(NextStep.decide(Outcome.answered(410, MINUTE), failedBefore, SCHEDULE, 0))
                .isEqualTo(new Disable());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void retry_after_holds_the_webhook_back(int status) {
        Duration hour = Duration.ofHours(1);
        assertThat(first(Outcome.answered(status, hour))).isEqualTo(new RetryIn(hour, hour));
        assertThat(NextStep.decide(Outcome.answered(status, hour), 5, SCHEDULE, 0))
                .isEqualTo(new GiveUp(hour));
    }

    @Test
    void a_short_retry_after_does_not_shorten_the_step() {
        Duration tenSeconds = Duration.ofSeconds(10);
        assertThat(first(Outcome.answered(429, tenSeconds))).isEqualTo(new RetryIn(MINUTE, tenSeconds));
    }

    @Test
    void retry_after_is_honoured_up_to_24_hours() {
        Duration day = Duration.ofHours(24);
        assertThat(first(Outcome.answered(503, Duration.ofDays(30)))).isEqualTo(new RetryIn(day, day));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 500, 502})
    void retry_after_means_nothing_with_other_statuses(int status) {
        assertThat(first(Outcome.answered(status, Duration.ofHours(1)))).isEqualTo(new RetryIn(MINUTE, Duration.ZERO));
    }

    @Property(seed = "20261121", tries = 500)
    void jitter_lengthens_a_step_by_0_to_20_percent(
            @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double jitter,
            @ForAll @IntRange(min = 1, max = 365 * 24 * 3600) int seconds) {
        Duration step = Duration.ofSeconds(seconds);
        RetryIn next = (RetryIn) NextStep.decide(Outcome.answered(500), 0, new RetrySchedule(List.of(step)), jitter);
        assertThat(next.delay()).isBetween(step, step.plusMillis(seconds * 200L));
    }

    @Test
    void half_the_jitter_is_10_percent() {
        assertThat(NextStep.decide(Outcome.answered(500), 0, SCHEDULE, 0.5))
                .isEqualTo(new RetryIn(Duration.ofSeconds(66), Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1, Double.NaN})
    void refuses_jitter_out_of_range(double jitter) {
        assertThatThrownBy(() -> NextStep.decide(Outcome.answered(200), 0, SCHEDULE, jitter))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_negative_count() {
        assertThatThrownBy(() -> NextStep.decide(Outcome.answered(200), -1, SCHEDULE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
