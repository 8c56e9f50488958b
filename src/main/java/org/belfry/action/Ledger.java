package org.belfry.action;

import org.belfry.contact.Changed;

/** Where a run's changes and effects go, in its transaction. */
public interface Ledger {
    /** Keeps the state, so that the directory shows it from now on, and rings the events. */
    void keep(Changed change);

    /** Queues what is to be done beyond the contact. */
    void queue(Effect effect);
}
