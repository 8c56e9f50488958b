package org.belfry.delivery;

import jakarta.ejb.ApplicationException;
import org.belfry.catalogue.Objection;

/** An event's type is not known, or its data does not fit the type's schema; the transaction is rolled back. */
@ApplicationException(rollback = true)
public class UnfitEvent extends IllegalArgumentException {
    UnfitEvent(Objection objection) {
        super(objection.reason());
    }
}
