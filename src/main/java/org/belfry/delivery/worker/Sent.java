package org.belfry.delivery.worker;

import org.belfry.delivery.Attempt;
import org.belfry.retry.Outcome;

/** An attempt that is over, and what it means for the delivery. */
record Sent(Attempt attempt, Outcome outcome) {}
