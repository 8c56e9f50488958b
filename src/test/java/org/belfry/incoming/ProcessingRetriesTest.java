package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessingRetriesTest {
    private static final Instant FIRST = Instant.parse("2024-01-15T10:00:00Z");

    @Test
    void tries_again_5_and_30_minutes_and_2_hours_after_the_first_attempt() {
        assertThat(ProcessingRetries.next(FIRST, 1)).contains(Instant.parse("2024-01-15T10:05:00Z"));
        assertThat(ProcessingRetries.next(FIRST, 2)).contains(Instant.parse("2024-01-15T10:30:00Z"));
        assertThat(ProcessingRetries.next(FIRST, 3)).contains(Instant.parse("2024-01-15T12:00:00Z"));
    }

    @Test
    void gives_up_after_the_third_retry() {
        assertThat(ProcessingRetries.next(FIRST, 4)).isEmpty();
        assertThat(ProcessingRetries.next(FIRST, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void nothing_is_tried_again_before_it_failed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessingRetries.next(FIRST, 0));
    }
}
