package org.belfry.delivery.model;

/** Mistakes that the rules could have; each breaks one promise. */
enum Flaw {
    NONE,
    /** A claim does not raise the fence. */
    CLAIM_KEEPS_THE_FENCE,
    /** A result is recorded whatever fence it names. */
    RECORD_ASKS_FOR_NO_FENCE,
    /** A claim takes only what nobody has leased, so that the lease of a dead node never ends. */
    LEASES_NEVER_END,
    /** Nobody cancels what was under way when its webhook was deleted. */
    ORPHANS_STAY
}
