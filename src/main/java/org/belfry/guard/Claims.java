package org.belfry.guard;

import java.time.Instant;

/** Who is at work on what, seen by every node. */
public interface Claims {
    /**
     * Takes the claim unless somebody holds it at {@code now}; of several who try at once exactly one gets it.
     *
     * @param until from when on it counts no more
     * @return whether it was got
     */
    boolean claim(ContactKey contact, String action, Instant now, Instant until);

    /** Sets another end to a claim that is held. */
    void end(ContactKey contact, String action, Instant until);
}
