package org.belfry.retry;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to do with a delivery after an attempt. {@link #decide} says it, somebody else does it. */
public sealed interface NextStep {
    /** Up to which part of a wait jitter lengthens it. */
    double MOST_JITTER = 0.2;

    /** The delivery is done. */
    record Succeed() implements NextStep {}

    /**
     * The delivery waits for another attempt.
     *
     * @param delay from the end of this attempt; more than zero, never less than {@code holdWebhookFor}
     * @param holdWebhookFor how long nothing at all is to be sent to this webhook; zero when it is not held back
     */
    record RetryIn(Duration delay, Duration holdWebhookFor) implements NextStep {}

    /**
     * The retries are used up, the delivery has failed.
     *
     * @param holdWebhookFor how long nothing at all is to be sent to this webhook; zero when it is not held back
     */
    record GiveUp(Duration holdWebhookFor) implements NextStep {}

    /** The target is gone (410): the delivery has failed, and its webhook is to be disabled at once. */
    record Disable() implements NextStep {}

    /**
     * The step after an attempt: 200 to 299 succeeds; 410 disables; anything else is tried again as long as the schedule
     * has steps. {@code Retry-After} counts with 429 and 503 only, up to 24 hours, and holds the whole webhook back.
     *
     * @param failedAttemptsBefore how many attempts of this delivery failed before this one
     * @param jitter 0 up to, not including, 1; lengthens the step by 0 to 20 percent
     * @throws IllegalArgumentException when a number is out of its range
     */
    static NextStep decide(Outcome outcome, int failedAttemptsBefore, RetrySchedule schedule, double jitter) {
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("Jitter is 0 up to, not including, 1 (was %s)".formatted(jitter));
        }
        if (failedAttemptsBefore < 0) {
            throw new IllegalArgumentException(
                    "Failed attempts cannot be negative (were %d)".formatted(failedAttemptsBefore));
        }
        if (outcome.success()) {
            return new Succeed();
        }
        int status = statusOf(outcome);
        if (status == 410) {
            return new Disable();
        }
        Duration hold = holdFor(status, outcome.retryAfter());
        Optional<Duration> step = schedule.after(failedAttemptsBefore + 1);
        if (step.isEmpty()) {
            return new GiveUp(hold);
        }
        Duration delay = lengthen(step.get(), jitter);
        return new RetryIn(delay.compareTo(hold) < 0 ? hold : delay, hold);
    }

    /** How long a step wants nothing at all to be sent to the webhook. */
    static Duration holdOf(NextStep step) {
        if (step instanceof RetryIn retry) {
            return retry.holdWebhookFor();
        }
        return step instanceof GiveUp giveUp ? giveUp.holdWebhookFor() : Duration.ZERO;
    }

    private static int statusOf(Outcome outcome) {
        Integer status = outcome.status();
        return status == null ? 0 : status;
    }

    private static Duration holdFor(int status, @Nullable Duration retryAfter) {
        if (retryAfter == null || (status != 429 && status != 503)) {
            return Duration.ZERO;
        }
        return retryAfter.compareTo(RetryAfter.LONGEST) > 0 ? RetryAfter.LONGEST : retryAfter;
    }

    private static Duration lengthen(Duration step, double jitter) {
        return step.plusMillis((long) (step.toMillis() * MOST_JITTER * jitter));
    }
}
