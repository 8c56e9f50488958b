package org.belfry.delivery;

/** An event's type is not known, or its data does not fit the type's schema. */
public class UnfitEvent extends EventFault {
    public UnfitEvent(String reason) {
        super(reason);
    }
}
