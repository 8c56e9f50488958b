package org.belfry.delivery.worker;

import org.belfry.dialect.Dialect;
import org.belfry.egress.Verdict;
import org.belfry.kernel.WebhookId;
import org.belfry.signing.SigningKeys;

/** All that sending to a webhook needs to know of it, ready for use. */
record Route(WebhookId webhook, Dialect dialect, Verdict verdict, SigningKeys keys, Limits limits) {

    /**
     * What its owner allows.
     *
     * @param inFlight requests under way at once
     * @param perSecond requests a second on this node; 0 for no limit
     */
    record Limits(int inFlight, int perSecond) {}
}
