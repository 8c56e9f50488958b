package org.belfry.event;

/**
 * An event is not taken: its type is not known, its data does not fit the type's schema, or its id belongs to another event.
 * The message says which in one sentence. The transaction is rolled back: work whose event cannot be told is not done either.
 */
public class EventRefused extends IllegalArgumentException {
    public EventRefused(String reason) {
        super(reason);
    }

    public EventRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
