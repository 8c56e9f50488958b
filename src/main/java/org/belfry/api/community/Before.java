package org.belfry.api.community;

import org.belfry.dialect.FluentCommunity;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;
import org.belfry.webhook.Webhook;

/**
 * A webhook before a change, as far as the change depends on it.
 *
 * @param retries how often a delivery is tried again
 */
record Before(TargetAccess access, Terms terms, int retries) {
    /** A webhook that is yet to be made. */
    static final Before NOTHING = new Before(TargetAccess.NONE, Terms.USUAL, FluentCommunity.USUAL_RETRIES);

    static Before of(Webhook webhook, TargetAccess access) {
        return new Before(
                access, webhook.terms(), webhook.retrySchedule().steps().size());
    }
}
