package org.belfry.member;

import java.time.Instant;
import java.util.Locale;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A contact's account. It begins when the contact is admitted with a role, gets a password by a link as often as one is asked
 * for, may be given another role, and ends when it is removed or with its contact.
 *
 * @param role no role of Belfry's own
 * @param link the one asked for last; null when none ever was
 * @param version grows with every change of role or password
 */
public record Member(
        ContactId contact,
        Tenant tenant,
        EmailAddress email,
        String role,
        @Nullable Instant passwordSetAt,
        @Nullable Link link,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * How far a link is.
     *
     * @param expiresAt null before the mail was written
     * @param error why the mail has not left, a sentence; null when nothing is wrong
     */
    public record Link(State state, @Nullable Instant expiresAt, @Nullable String error) {}

    /** A link's states. */
    public enum State {
        /** Its mail is still to leave. */
        WAITING,
        SENT,
        /** A password was set by it. */
        USED,
        /** Another was asked for since. */
        REPLACED,
        /** Its mail never left. */
        FAILED;

        /** As it stands in JSON and is stored. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state that is spelled {@code wireName}. */
        public static State named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
