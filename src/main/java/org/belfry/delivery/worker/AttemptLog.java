package org.belfry.delivery.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.retry.AttemptError;
import org.belfry.retry.NextStep;

/** One line tells an attempt whole, and what happens next. Names ids only: URLs and bodies may hold secrets. */
final class AttemptLog {
    private static final Logger LOG = System.getLogger("org.belfry.delivery.attempts");

    void attempted(Attempted attempted) {
        Level level = attempted.next() instanceof NextStep.Succeed ? Level.DEBUG : Level.INFO;
        LOG.log(level, () -> line(attempted));
    }

    void notSent(Claimed claimed, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "Delivery %d to webhook %d could not be prepared; it is tried again when its lease has ended."
                        .formatted(
                                claimed.id().value(),
                                claimed.subscription().webhook().value()),
                failure);
    }

    private static String line(Attempted attempted) {
        Claimed claimed = attempted.claimed();
        return "Delivery %d of %s (%s) to webhook %d: attempt %d %s after %d ms; %s."
                .formatted(
                        claimed.id().value(),
                        claimed.event().id().value(),
                        claimed.event().type(),
                        claimed.subscription().webhook().value(),
                        attempted.attempt().number(),
                        result(attempted.attempt()),
                        attempted.attempt().durationMillis(),
                        next(attempted.next()));
    }

    private static String result(Attempt attempt) {
        AttemptError error = attempt.error();
        if (attempt.status() != null) {
            return "answered " + attempt.status();
        }
        return error == null ? "ended" : "failed with " + error.word();
    }

    private static String next(NextStep next) {
        if (next instanceof NextStep.RetryIn retry) {
            return "next attempt in " + retry.delay().toSeconds() + " s";
        }
        if (next instanceof NextStep.Disable) {
            return "the destination is gone, its webhook is disabled";
        }
        return next instanceof NextStep.Succeed ? "delivered" : "its retries are used up";
    }
}
