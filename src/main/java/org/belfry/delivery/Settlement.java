package org.belfry.delivery;

import java.time.Duration;
import org.belfry.retry.NextStep;

/** What became of a claimed delivery; recording it ends the lease. */
public sealed interface Settlement {
    Claimed claimed();

    /** It was sent, and this came of it. */
    record Attempted(Claimed claimed, Attempt attempt, NextStep next) implements Settlement {}

    /** It was not sent, and is due after a while; it uses up no retry. */
    record Returned(Claimed claimed, Duration delay) implements Settlement {}
}
