package org.belfry.delivery;

/** An event's type is not in the catalogue. */
public class UnknownEventType extends EventFault {
    UnknownEventType(String type) {
        super("Event type '" + type + "' is not known.");
    }
}
