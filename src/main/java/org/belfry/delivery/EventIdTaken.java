package org.belfry.delivery;

import jakarta.ejb.ApplicationException;
import org.belfry.kernel.EventId;

/** Another event already has this id; the transaction is rolled back. */
@ApplicationException(rollback = true)
public class EventIdTaken extends RuntimeException {
    private final transient EventId id;

    public EventIdTaken(EventId id) {
        super("Another event with the id " + id.value() + " exists already.");
        this.id = id;
    }

    public EventId id() {
        return id;
    }
}
