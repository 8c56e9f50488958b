package org.belfry.member;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.belfry.incoming.TokenHash;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** Links by which members set their passwords, and the queue of the mails that carry them. Every call belongs in a transaction. */
public interface PasswordLinks {
    /** Queues a mail with a new link; the links before it are worth nothing from now on. */
    void ask(ContactId member, Instant now);

    /** Leases mails that are due, by the database's clock; of several nodes that ask exactly one gets each. */
    List<Due> claim(int most, Duration lease);

    /** Gives a link its token, before its mail leaves; false when the lease was lost or the link was replaced. */
    boolean arm(Ticket ticket, TokenHash token, Instant expiresAt);

    /** The mail has left. */
    void sent(Ticket ticket);

    /** The mail has not left. */
    void failed(Ticket ticket, Failure failure);

    /** The link of that token. */
    Optional<Known> find(TokenHash token);

    /** Uses a link up; of several who try at once exactly one gets true, and none when it is not valid. */
    boolean use(long link, Instant now);

    /** Forgets those that were asked for before then. */
    int forget(Instant before);

    /**
     * Tells the lease.
     *
     * @param fence grows with every lease
     */
    record Ticket(long link, long fence) {}

    /**
     * A mail to be written.
     *
     * @param failedAttempts up to now
     * @param firstAttemptAt null before the first one has failed
     */
    record Due(
            Ticket ticket, Tenant tenant, EmailAddress email, int failedAttempts, @Nullable Instant firstAttemptAt) {}

    /**
     * An attempt that failed.
     *
     * @param attempts this one counted
     * @param nextAt when it is tried again; null when it is not
     */
    record Failure(String error, int attempts, Instant firstAttemptAt, @Nullable Instant nextAt) {}

    /** A link with its owner. */
    record Known(long id, ContactId member, EmailAddress email, Member.State state, Instant expiresAt) {
        /** Whether a password can be set by it. */
        boolean isValid(Instant now) {
            return (state == Member.State.WAITING || state == Member.State.SENT) && now.isBefore(expiresAt);
        }
    }
}
