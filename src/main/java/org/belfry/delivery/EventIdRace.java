package org.belfry.delivery;

/** Somebody else stored an event with the same id at the same time; tried again, it is found. */
public class EventIdRace extends EventFault {
    public EventIdRace(Throwable cause) {
        super("An event with the same id is being stored at the same time.", cause);
    }
}
