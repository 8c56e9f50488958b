package org.belfry.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * The same contact and the same action, while the first is still in flight or within a short window after it is done, is a
 * duplicate: recorded as a notice, answered 200, not processed.
 */
public final class DuplicateGuard {
    /** How long after the end of the first the same is a duplicate, unless the operator says otherwise. */
    public static final Duration USUAL_WINDOW = Duration.ofSeconds(10);

    /** After this time the first one is given up for dead, lest a crash block its contact for good. */
    static final Duration LONGEST_FLIGHT = Duration.ofMinutes(15);

    private final Claims claims;
    private final Duration window;

    /** @param window zero or more */
    public DuplicateGuard(Claims claims, Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("The window of duplicates is not negative (was %s)".formatted(window));
        }
        this.claims = claims;
        this.window = window;
    }

    /** Judges a request as it comes in; the first one is in flight from now on. */
    public Verdict begin(ContactKey contact, String action, Instant now) {
        return claims.claim(contact, action, now, now.plus(LONGEST_FLIGHT)) ? Verdict.FIRST : Verdict.DUPLICATE;
    }

    /** The first one is done, well or badly; the window begins. */
    public void done(ContactKey contact, String action, Instant now) {
        claims.end(contact, action, now.plus(window));
    }

    /** What a request is. */
    public enum Verdict {
        FIRST,
        DUPLICATE
    }
}
