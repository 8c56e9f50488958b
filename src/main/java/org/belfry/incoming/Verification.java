package org.belfry.incoming;

import java.time.Instant;

/** Looks at what proves that the body is the sender's own and fresh. */
@FunctionalInterface
public interface Verification {
    /** Whether the proof is there and right; takes the same time wherever it is wrong. */
    boolean accepts(Knock knock, Instant now);
}
