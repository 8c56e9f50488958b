package org.belfry.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.belfry.security.PasswordHash;
import org.jspecify.annotations.Nullable;

/** The members that are kept. Every call belongs in a transaction. */
public interface Members {
    /** Makes the contact a member; false when it is one already, whose role stays. */
    boolean admit(Tenant tenant, ContactId contact, String role, Instant now);

    /** Gives a member another role; false when the contact is none. */
    boolean assign(ContactId contact, String role, Instant now);

    /** Nothing when there is none, or it belongs to another tenant. */
    Optional<Member> find(Tenant tenant, ContactId contact);

    /** As {@link #find}, and nobody else may change it until the transaction ends. */
    Optional<Member> findForChange(Tenant tenant, ContactId contact);

    /**
     * Those of contacts with an id above {@code after}, oldest contact first.
     *
     * @param email only the one with this address; null for all
     */
    List<Member> page(Tenant tenant, @Nullable EmailAddress email, long after, int limit);

    /** The password of a member; nothing when none was set. */
    Optional<PasswordHash> password(ContactId contact);

    void setPassword(ContactId contact, PasswordHash password, Instant now);

    /** Removes a member with its links; the contact stays. */
    void remove(ContactId contact);
}
