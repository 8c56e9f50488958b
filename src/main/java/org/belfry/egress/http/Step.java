package org.belfry.egress.http;

/**
 * How far a {@link Sending} has come. Exactly one party moves a sending on from a step, and that party owns what the step
 * held: so no connection is given back twice, none is lost, and none is closed that already serves another request.
 */
interface Step {
    /** The sending has ended; nothing moves on from here. */
    Step ENDED = () -> {};

    /** Lets go of what this step holds; called once, by whoever ended the sending from outside. */
    void abandon();
}
