package org.belfry.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt gave. An outcome without an error is a success.
 *
 * @param status the HTTP status, 100 to 599 and more as received; null without an answer
 * @param error null only for a status of 200 to 299; a status outside that range brings its own error when none is given
 * @param retryAfter what the {@code Retry-After} header asked for, zero or more; null without one
 */
public record Outcome(@Nullable Integer status, @Nullable AttemptError error, @Nullable Duration retryAfter) {

    /** @throws IllegalArgumentException without a status and an error, or with a negative {@code retryAfter} */
    public Outcome {
        if (status == null && error == null) {
            throw new IllegalArgumentException("An attempt ends with a status or with an error");
        }
        if (retryAfter != null && retryAfter.isNegative()) {
            throw new IllegalArgumentException("Retry-After is never negative (was %s)".formatted(retryAfter));
        }
        if (status != null && error == null) {
            error = judge(status);
        }
    }

    /** An answer without {@code Retry-After}. */
    public static Outcome answered(int status) {
        return new Outcome(status, null, null);
    }

    /** An answer, with what {@link RetryAfter#parse} made of its header. */
    public static Outcome answered(int status, @Nullable Duration retryAfter) {
        return new Outcome(status, null, retryAfter);
    }

    /** No answer. */
    public static Outcome failed(AttemptError error) {
        return new Outcome(null, error, null);
    }

    /** Whether the attempt succeeded. */
    public boolean success() {
        return error == null;
    }

    private static @Nullable AttemptError judge(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> AttemptError.REDIRECT;
            default -> AttemptError.UNEXPECTED_STATUS;
        };
    }
}
