package org.belfry.delivery.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens.
 *
 * @param node that does it; {@link Kept#NOBODY} for an insert without a lease and for what no node does
 * @param subject a delivery or a webhook, by its place
 * @param held which of a node's leases it is about
 */
record Action(Kind kind, int node, int subject, @Nullable Held held) {
    enum Kind {
        /** A delivery is inserted, with a lease when a node does it. */
        INSERT,
        /** A node leases all that is due for a webhook. */
        CLAIM,
        /** A node sends what it has leased, and is answered 2xx. */
        SEND_WELL,
        /** As that, and is answered otherwise. */
        SEND_BADLY,
        /** A node gives back what it has not sent. */
        GIVE_BACK,
        /** A node records an answer. */
        RECORD,
        /** A retry's time comes, or a lease ends. */
        FALL_DUE,
        /** A node forgets everything. */
        CRASH,
        /** A node that starts or stops gives its leases back. */
        RELEASE,
        DEACTIVATE,
        ACTIVATE,
        /** A webhook is deleted, and what waits for it and is not leased is cancelled. */
        DELETE,
        /** What is left of deleted webhooks is cancelled. */
        CANCEL_ORPHANS,
        /** An owner has a delivery that has ended, or waits, sent again with all its retries before it. */
        SEND_AGAIN
    }

    static Action of(Kind kind, int subject) {
        return new Action(kind, Kept.NOBODY, subject, null);
    }

    @Override
    public String toString() {
        return kind + " " + subject + (node == Kept.NOBODY ? "" : " by " + node) + (held == null ? "" : " " + held);
    }
}
