package org.belfry.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belfry.retry.Streak.Ending.FAILED;
import static org.belfry.retry.Streak.Ending.SUCCEEDED;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreakTest {
    @Test
    void five_failed_deliveries_in_a_row_reach_the_threshold() {
        Streak four = Streak.NONE.after(Collections.nCopies(4, FAILED));
        assertThat(four.reached(Streak.USUAL_THRESHOLD)).isFalse();
        assertThat(four.after(FAILED).reached(Streak.USUAL_THRESHOLD)).isTrue();
        assertThat(four.after(FAILED).after(FAILED).reached(Streak.USUAL_THRESHOLD))
                .isTrue();
    }

    @Test
    void any_success_begins_anew() {
        assertThat(new Streak(4).after(SUCCEEDED)).isEqualTo(Streak.NONE);
        assertThat(new Streak(4).after(List.of(FAILED, SUCCEEDED, FAILED, FAILED)))
                .isEqualTo(new Streak(2));
    }

    @Test
    void nothing_new_changes_nothing() {
        assertThat(new Streak(3).after(List.of())).isEqualTo(new Streak(3));
    }

    @Test
    void is_never_negative() {
        assertThatThrownBy(() -> new Streak(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
