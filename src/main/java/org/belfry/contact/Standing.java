package org.belfry.contact;

import java.time.Instant;
import org.belfry.mapping.ContactStatus;
import org.jspecify.annotations.Nullable;

/**
 * Whether a contact gets mail, and what it has said itself. An opt-out is remembered through every later status, so that no
 * detour (unsubscribed, bounced, subscribed) subscribes anybody silently; only the contact's own confirmation or an
 * operator ends it.
 *
 * @param confirmedAt when the contact last confirmed by itself; null when it never did, or opted out since
 * @param optedOutAt when it opted out; null when it did not, or came back since
 */
public record Standing(ContactStatus status, @Nullable Instant confirmedAt, @Nullable Instant optedOutAt) {
    /** The standing of a new contact. */
    public static Standing first(ContactStatus status, Instant now) {
        return new Standing(status, null, status.isOptOut() ? now : null);
    }

    /** Whether {@code authority} may give it {@code wanted}. */
    public boolean allows(ContactStatus wanted, Authority authority) {
        boolean comesBack = wanted == ContactStatus.SUBSCRIBED && optedOutAt != null;
        return !comesBack || authority != Authority.MACHINE;
    }

    /**
     * The standing with another status.
     *
     * @throws IllegalStateException when {@link #allows} says no
     */
    Standing become(ContactStatus wanted, Occasion occasion) {
        if (!allows(wanted, occasion.authority())) {
            throw new IllegalStateException("A contact that opted out must confirm by itself");
        }
        if (wanted.isOptOut()) {
            return new Standing(wanted, null, optedOutAt == null ? occasion.now() : optedOutAt);
        }
        if (wanted != ContactStatus.SUBSCRIBED) {
            return new Standing(wanted, confirmedAt, optedOutAt);
        }
        boolean confirms = occasion.authority() == Authority.CONTACT;
        return new Standing(wanted, confirms ? occasion.now() : confirmedAt, null);
    }

    /** Whether the contact has confirmed by itself and not opted out since. */
    public boolean confirmed() {
        return confirmedAt != null;
    }
}
