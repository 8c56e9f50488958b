package org.belfry.delivery.worker;

import java.time.Duration;
import org.belfry.retry.AttemptError;

/**
 * What one exchange tells of its destination.
 *
 * @param hold how long it asked to be left alone
 */
record Sign(Health health, Duration hold) {
    private static final Duration SWIFT = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    /** An exchange that was never begun, or broken off by this node. */
    static final Sign NOTHING = new Sign(Health.UNKNOWN, Duration.ZERO);

    static Sign of(Sent sent, Duration hold) {
        return new Sign(health(sent), hold);
    }

    private static Health health(Sent sent) {
        Integer status = sent.attempt().status();
        if (status == null) {
            return sent.attempt().error() == AttemptError.DESTINATION_REFUSED ? Health.UNKNOWN : Health.BROKEN;
        }
        if (status >= 500) {
            return Health.BROKEN;
        }
        if (status == TOO_MANY_REQUESTS) {
            return Health.OVERRUN;
        }
        return sent.attempt().duration().compareTo(SWIFT) < 0 ? Health.SWIFT : Health.SLOW;
    }

    /** How a destination is doing, whatever it thinks of the request. */
    enum Health {
        /** Answers, and fast. */
        SWIFT,
        /** Answers. */
        SLOW,
        /** Answers, but wants fewer requests. */
        OVERRUN,
        /** Does not answer, or says that it does not work. */
        BROKEN,
        /** Nobody asked it. */
        UNKNOWN
    }
}
