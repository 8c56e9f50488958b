package org.belfry.guard;

import java.time.Instant;
import java.util.Optional;

/** Which contacts are locked, in the database, seen by every node. */
public interface Locks {
    /** Locks the contact until then; a lock that ends later stays. */
    void lock(ContactKey contact, Instant until);

    /** When the contact's lock ends or ended; empty when it never had one, or when it is forgotten since. */
    Optional<Instant> lockedUntil(ContactKey contact);
}
