package org.belfry.fusion;

import java.time.Instant;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.Tenant;

/** Contacts that have an account, with a role that is no role of Belfry's own. Every call belongs in a transaction. */
public interface Members {
    /** The role of whom nobody named one. */
    String USUAL_ROLE = "subscriber";

    /** Makes the contact a member; false when it is one already, whose role stays. */
    boolean admit(Tenant tenant, ContactId contact, String role, Instant now);

    /** Gives a member another role; false when the contact is none. */
    boolean assign(ContactId contact, String role);
}
