package org.belfry.api.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.belfry.delivery.Attempt;
import org.belfry.retry.AttemptError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestOutcomeTest {
    @Test
    void tells_what_the_target_answered_or_why_it_did_not() {
        assertThat(outcome(204, null)).isEqualTo(new TestOutcome(true, 204, 245, "Webhook test successful."));
        assertThat(outcome(500, AttemptError.UNEXPECTED_STATUS))
                .isEqualTo(new TestOutcome(false, 500, 245, "Webhook test failed: the target answered 500."));
        assertThat(outcome(null, AttemptError.TIMEOUT))
                .isEqualTo(new TestOutcome(false, null, 245, "Webhook test failed: timeout."));
    }

    @Test
    void a_test_that_was_interrupted_took_no_time() {
        assertThat(TestOutcome.of(Optional.empty()))
                .isEqualTo(new TestOutcome(false, null, null, "Webhook test failed: interrupted."));
    }

    private static TestOutcome outcome(@Nullable Integer status, @Nullable AttemptError error) {
        return TestOutcome.of(Optional.of(new Attempt(1, Instant.EPOCH, Duration.ofMillis(245), status, error, null)));
    }
}
