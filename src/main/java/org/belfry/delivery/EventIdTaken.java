package org.belfry.delivery;

import org.belfry.kernel.EventId;

/** Another event already has this id. */
public class EventIdTaken extends EventFault {
    private final transient EventId id;

    public EventIdTaken(EventId id) {
        super("Another event with the id " + id.value() + " exists already.");
        this.id = id;
    }

    public EventId id() {
        return id;
    }
}
