package org.belfry.people;

import org.belfry.security.Caller;

/** Whether somebody may come in. */
public sealed interface Admission {
    Admission REFUSED = new Refused();
    Admission BUSY = new Busy();

    /** As this caller. */
    record Admitted(Caller caller) implements Admission {}

    /** There is nobody with such a name and password, or such a key. */
    record Refused() implements Admission {}

    /** Too many passwords are being checked; it may be right or wrong. */
    record Busy() implements Admission {}
}
