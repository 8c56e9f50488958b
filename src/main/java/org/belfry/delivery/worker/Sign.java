package org.belfry.delivery.worker;

import java.time.Duration;
import org.belfry.retry.AttemptError;

/**
 * What one exchange tells of its destination.
 *
 * @param works whether the destination is at work, whatever it thinks of the request
 * @param swift whether it answered fast
 * @param hold how long it asked to be left alone
 */
record Sign(boolean works, boolean swift, Duration hold) {
    private static final Duration SWIFT = Duration.ofSeconds(1);

    /** An exchange that was never begun, or broken off by this node. */
    static final Sign NOTHING = new Sign(true, false, Duration.ZERO);

    static Sign of(Sent sent, Duration hold) {
        return new Sign(works(sent), sent.attempt().duration().compareTo(SWIFT) < 0, hold);
    }

    private static boolean works(Sent sent) {
        Integer status = sent.attempt().status();
        return status == null ? sent.attempt().error() == AttemptError.DESTINATION_REFUSED : status < 500;
    }
}
