package org.belfry.api.wordpress;

import java.util.Optional;
import org.belfry.delivery.Attempt;
import org.belfry.retry.AttemptError;
import org.jspecify.annotations.Nullable;

/**
 * What a test send gave, for people.
 *
 * @param status what the target answered; null without an answer
 * @param millis how long it took; null when the server was stopped meanwhile
 */
public record TestOutcome(boolean success, @Nullable Integer status, @Nullable Integer millis, String message) {

    /** @param attempt nothing when the server was stopped meanwhile */
    public static TestOutcome of(Optional<Attempt> attempt) {
        Integer status = attempt.map(Attempt::status).orElse(null);
        AttemptError error = attempt.map(Attempt::error).orElse(null);
        boolean success = attempt.isPresent() && error == null;
        String message = success ? "Webhook test successful." : "Webhook test failed: " + reason(status, error);
        return new TestOutcome(
                success, status, attempt.map(Attempt::durationMillis).orElse(null), message);
    }

    private static String reason(@Nullable Integer status, @Nullable AttemptError error) {
        if (status != null) {
            return "the target answered " + status + ".";
        }
        return (error == null ? "interrupted" : error.word()) + ".";
    }
}
