package org.belfry.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whenever Belfry itself applies a tag, that contact is locked for one minute, renewed each time: what a CRM sends about it
 * meanwhile may be the echo of a state before that tag, and would erase it. It is recorded as blocked and answered 200.
 */
public final class LoopbackGuard {
    /** How long a tag locks its contact. */
    public static final Duration LOCKED_FOR = Duration.ofMinutes(1);

    private final Locks locks;

    public LoopbackGuard(Locks locks) {
        this.locks = locks;
    }

    /** A guard for operators who switched it off: it locks and blocks nobody. */
    public static LoopbackGuard off() {
        return new LoopbackGuard(new NoLocks());
    }

    /** A tag was applied; call it in the transaction that applies it. */
    public void tagApplied(ContactKey contact, Instant now) {
        locks.lock(contact, now.plus(LOCKED_FOR));
    }

    /** Until when requests about the contact are blocked; empty when they are not. */
    public Optional<Instant> blockedUntil(ContactKey contact, Instant now) {
        return locks.lockedUntil(contact).filter(now::isBefore);
    }

    private static final class NoLocks implements Locks {
        @Override
        public void lock(ContactKey contact, Instant until) {
            // Nobody is locked.
        }

        @Override
        public Optional<Instant> lockedUntil(ContactKey contact) {
            return Optional.empty();
        }
    }
}
