package org.belfry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.belfry.retry.RetrySchedule;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void come_back_from_their_columns_as_they_were() {
        for (RetrySchedule schedule :
                new RetrySchedule[] {null, RetrySchedule.parse(List.of()), RetrySchedule.parse(List.of("90s", "2d"))}) {
            Terms terms = new Terms(Duration.ofSeconds(5), 7, 0, true, schedule);
            assertThat(new TermsColumns(terms).terms()).isEqualTo(terms);
        }
        assertThat(new TermsColumns(Terms.USUAL).terms()).isEqualTo(Terms.USUAL);
    }

    @Test
    void twenty_steps_fit_into_their_column() {
        RetrySchedule longest = new RetrySchedule(List.of(Duration.ofSeconds(31_535_999))).withRetries(20);

        assertThat(String.join(",", longest.spelled())).hasSizeLessThan(400);
    }

    @Test
    void have_ranges() {
        assertThatThrownBy(() -> new Terms(Duration.ofSeconds(31), 1, 0, false, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terms(Duration.ofSeconds(1), 201, 0, false, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terms(Duration.ofSeconds(1), 1, -1, false, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
