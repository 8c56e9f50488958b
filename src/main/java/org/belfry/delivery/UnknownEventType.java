package org.belfry.delivery;

import jakarta.ejb.ApplicationException;

/** An event's type is not in the catalogue; the transaction is rolled back. */
@ApplicationException(rollback = true)
public class UnknownEventType extends IllegalArgumentException {
    UnknownEventType(String type) {
        super("Event type '" + type + "' is not known.");
    }
}
