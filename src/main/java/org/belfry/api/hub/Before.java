package org.belfry.api.hub;

import org.belfry.dialect.Dialect;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Terms;
import org.belfry.webhook.Webhook;

/**
 * A webhook before a change, as far as the change depends on it.
 *
 * @param url empty for a webhook that is yet to be made
 * @param secretMask empty for a webhook that is yet to be made
 */
record Before(Dialect dialect, String url, String secretMask, TargetAccess access, Terms terms) {
    static Before nothing(Dialect dialect) {
        return new Before(dialect, "", "", TargetAccess.NONE, Terms.USUAL);
    }

    static Before of(Webhook webhook, TargetAccess access) {
        return new Before(webhook.dialect(), webhook.url(), webhook.secretMask(), access, webhook.terms());
    }
}
