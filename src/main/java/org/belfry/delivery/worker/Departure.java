package org.belfry.delivery.worker;

import org.belfry.delivery.Claimed;
import org.belfry.delivery.Settlement;
import org.belfry.webhook.WebhookStatus;

/** Whether a claimed delivery leaves now, decided by what was claimed with it. */
sealed interface Departure {
    /** It is to be sent. */
    record Leave() implements Departure {}

    /** It is not to be sent now; the settlement says what becomes of it. */
    record Stay(Settlement settlement) implements Departure {}

    static Departure of(Claimed claimed) {
        Claimed.Subscription subscription = claimed.subscription();
        if (subscription.status() == WebhookStatus.DELETED) {
            return new Stay(new Settlement.Cancelled(claimed));
        }
        if (subscription.status() != WebhookStatus.ACTIVE) {
            return new Stay(new Settlement.Parked(claimed));
        }
        if (!subscription.heldFor().isZero()) {
            return new Stay(new Settlement.Postponed(claimed, subscription.heldFor()));
        }
        return new Leave();
    }
}
