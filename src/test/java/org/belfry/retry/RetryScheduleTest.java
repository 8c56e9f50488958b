package org.belfry.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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
    void the_usual_schedule_is_spelled_as_in_the_contract() {
        List<String> usual = List.of("1m", "5m", "30m", "2h", "24h");
        assertThat(RetrySchedule.FLUENT_CRM.spelled()).isEqualTo(usual);
        assertThat(RetrySchedule.parse(usual)).isEqualTo(RetrySchedule.FLUENT_CRM);
    }

    @ParameterizedTest
    @CsvSource({
        "1s, PT1S, 1s",
        "60s, PT1M, 1m",
        "90m, PT90M, 90m",
        "120m, PT2H, 2h",
        "1d, PT24H, 24h",
        "36h, PT36H, 36h",
        "48h, PT48H, 2d",
        "365d, PT8760H, 365d",
        "007m, PT7M, 7m",
        "31536000s, PT8760H, 365d"
    })
    void a_step_has_a_number_and_a_unit(String step, Duration duration, String spelled) {
        RetrySchedule schedule = RetrySchedule.parse(List.of(step));
        assertThat(schedule.steps()).containsExactly(duration);
        assertThat(schedule.spelled()).containsExactly(spelled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "m", "5", "1y", "1M", "1w", "-1m", "+1m", "1.5h", "1 m", " 1m", "1m ", "1m30s", "PT1M", "١m"
            })
    void a_step_has_no_other_form(String step) {
        assertThatThrownBy(() -> RetrySchedule.parse(List.of("1m", step)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Step 2 of the retry schedule is no whole number with s, m, h or d behind, such as 30m.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0m", "0s", "000d", "366d", "31536001s", "9999999999m", "99999999999999999999999d", "999999999d"
            })
    void a_step_is_more_than_zero_and_at_most_a_year(String step) {
        assertThatThrownBy(() -> RetrySchedule.parse(List.of(step)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Step 1 of the retry schedule must be more than zero and at most 365 days.");
    }

    @Test
    void more_than_20_steps_are_refused_whatever_they_are() {
        assertThat(RetrySchedule.parse(Collections.nCopies(20, "1s")).steps()).hasSize(20);
        assertThat(RetrySchedule.parse(List.of()).steps()).isEmpty();
        assertThatThrownBy(() -> RetrySchedule.parse(Collections.nCopies(21, "nonsense")))
                .hasMessage("A retry schedule has at most 20 steps (was 21)");
    }

    @Property(seed = "20261121", tries = 1000)
    void what_is_spelled_is_read_back(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 31_536_000) Integer> seconds) {
        RetrySchedule schedule =
                new RetrySchedule(seconds.stream().map(Duration::ofSeconds).toList());
        assertThat(RetrySchedule.parse(schedule.spelled())).isEqualTo(schedule);
    }

    @Test
    void parts_of_a_second_are_spelled_as_a_whole_one() {
        assertThat(new RetrySchedule(List.of(Duration.ofMillis(1), Duration.ofMillis(59_001))).spelled())
                .containsExactly("1s", "1m");
    }

    @Test
    void retries_can_be_cut_and_the_last_step_repeated() {
        assertThat(RetrySchedule.FLUENT_CRM.withRetries(0).steps()).isEmpty();
        assertThat(RetrySchedule.FLUENT_CRM.withRetries(3).spelled()).containsExactly("1m", "5m", "30m");
        assertThat(RetrySchedule.FLUENT_CRM.withRetries(7).spelled())
                .containsExactly("1m", "5m", "30m", "2h", "24h", "24h", "24h");
        assertThat(RetrySchedule.FLUENT_CRM.withRetries(20).steps()).hasSize(20);
        assertThatThrownBy(() -> RetrySchedule.FLUENT_CRM.withRetries(21)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetrySchedule.FLUENT_CRM.withRetries(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetrySchedule(List.of()).withRetries(1))
                .hasMessage("A schedule without steps has none to repeat");
        assertThat(new RetrySchedule(List.of()).withRetries(0).steps()).isEmpty();
    }

    @Test
    void a_retry_follows_a_failure() {
        assertThatThrownBy(() -> RetrySchedule.FLUENT_CRM.after(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
