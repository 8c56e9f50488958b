package org.belfry.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT24H"})
    void fluentcrm_waits_longer_after_each_failure(int failedAttempts, Duration wait) {
        assertThat(RetrySchedule.FLUENT_CRM.after(failedAttempts)).contains(wait);
    }

    @Test
    void fluentcrm_gives_up_after_the_fifth_retry() {
        assertThat(RetrySchedule.FLUENT_CRM.after(6)).isEmpty();
    }

    @Test
    void a_schedule_without_steps_never_retries() {
        assertThat(new RetrySchedule(List.of()).after(1)).isEmpty();
    }

    @Test
    void compares_by_content_and_keeps_its_own_copy() {
        List<Duration> steps = new ArrayList<>(List.of(Duration.ofSeconds(1)));
        RetrySchedule schedule = new RetrySchedule(steps);
        steps.clear();
        assertThat(schedule).isEqualTo(new RetrySchedule(List.of(Duration.ofSeconds(1))));
    }

    @Test
    void has_at_most_20_steps() {
        assertThat(new RetrySchedule(Collections.nCopies(20, Duration.ofSeconds(1))).after(20))
                .isPresent();
        assertThatThrownBy(() -> new RetrySchedule(Collections.nCopies(21, Duration.ofSeconds(1))))
                .hasMessage("A retry schedule has at most 20 steps (was 21)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT8760H0.001S"})
    void refuses_steps_out_of_range(Duration step) {
        assertThatThrownBy(() -> new RetrySchedule(List.of(step)))
                .hasMessageStartingWith("A retry step is more than zero and at most 365 days");
        assertThat(new RetrySchedule(List.of(Duration.ofDays(365))).after(1)).contains(Duration.ofDays(365));
    }

    @Test
    void a_retry_follows_a_failure() {
        assertThatThrownBy(() -> RetrySchedule.FLUENT_CRM.after(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
