package org.belfry.delivery;

import org.belfry.catalogue.Objection;

/** An event's type is not known, or its data does not fit the type's schema. */
public class UnfitEvent extends EventFault {
    UnfitEvent(Objection objection) {
        super(objection.reason());
    }
}
