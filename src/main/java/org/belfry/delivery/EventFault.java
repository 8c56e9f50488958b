package org.belfry.delivery;

import jakarta.ejb.ApplicationException;
import org.belfry.event.EventRefused;

/** One of the events that were to be taken is at fault, not the database; the transaction is rolled back. */
@ApplicationException(rollback = true)
public abstract class EventFault extends EventRefused {
    EventFault(String message) {
        super(message);
    }

    EventFault(String message, Throwable cause) {
        super(message, cause);
    }
}
