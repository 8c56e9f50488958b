package org.belfry.delivery.worker;

import java.time.Duration;
import org.belfry.dialect.Dialect;
import org.belfry.egress.Verdict;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.RetrySchedule;
import org.belfry.webhook.KeyRing;
import org.belfry.webhook.TargetAccess;

/** All that sending to a webhook needs to know of it, ready for use. */
record Route(WebhookId webhook, Target target, Speech speech, Terms terms, Limits limits) {

    /**
     * Where requests go.
     *
     * @param verdict on the URL with what the authentication adds to it
     */
    record Target(Verdict verdict, TargetAccess access) {}

    /** How requests are worded and signed. */
    record Speech(Dialect dialect, KeyRing keys) {}

    /**
     * When an attempt counts as failed, and when it is made again.
     *
     * @param timeout for the whole exchange
     * @param expectJson whether an answer without JSON is a failure
     */
    record Terms(Duration timeout, boolean expectJson, RetrySchedule schedule) {}

    /**
     * What its owner allows.
     *
     * @param inFlight requests under way at once
     * @param perSecond requests a second on this node; 0 for no limit
     */
    record Limits(int inFlight, int perSecond) {}
}
