package org.belfry.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Both ports of the room, in memory. */
public final class MemoryGuards implements Claims, Locks {
    private record Claim(ContactKey contact, String action) {}

    private final Map<Claim, Instant> claims = new HashMap<>();
    private final Map<ContactKey, Instant> locks = new HashMap<>();

    @Override
    public synchronized boolean claim(ContactKey contact, String action, Instant now, Instant until) {
        Claim claim = new Claim(contact, action);
        Instant held = claims.get(claim);
        if (held != null && now.isBefore(held)) {
            return false;
        }
        claims.put(claim, until);
        return true;
    }

    @Override
    public synchronized void end(ContactKey contact, String action, Instant until) {
        claims.computeIfPresent(new Claim(contact, action), (claim, before) -> until);
    }

    @Override
    public synchronized void lock(ContactKey contact, Instant until) {
        locks.merge(contact, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    @Override
    public synchronized Optional<Instant> lockedUntil(ContactKey contact) {
        return Optional.ofNullable(locks.get(contact));
    }
}
