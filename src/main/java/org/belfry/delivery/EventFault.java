package org.belfry.delivery;

import jakarta.ejb.ApplicationException;

/** One of the events that were to be taken is at fault, not the database; the transaction is rolled back. */
@ApplicationException(rollback = true)
public abstract class EventFault extends IllegalArgumentException {
    EventFault(String message) {
        super(message);
    }

    EventFault(String message, Throwable cause) {
        super(message, cause);
    }
}
