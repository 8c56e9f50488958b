package org.belfry.delivery;

import java.time.Duration;
import org.belfry.retry.NextStep;

/** What became of a claimed delivery; recording it ends the lease. */
public sealed interface Settlement {
    Claimed claimed();

    /** It was sent, and this came of it. */
    record Attempted(Claimed claimed, Attempt attempt, NextStep next) implements Settlement {}

    /** It was not sent because its destination is to be left alone; it uses up no retry. */
    record Postponed(Claimed claimed, Duration delay) implements Settlement {}

    /** It was not sent because its webhook is not active; it waits parked. */
    record Parked(Claimed claimed) implements Settlement {}

    /** It was not sent because its webhook is gone. */
    record Cancelled(Claimed claimed) implements Settlement {}
}
