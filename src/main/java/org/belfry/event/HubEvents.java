package org.belfry.event;

import java.util.List;
import org.belfry.kernel.EventId;

/**
 * Publishes events in the caller's transaction, or in one of their own when there is none: they are delivered when that
 * transaction commits, and were never there when it rolls back.
 */
public interface HubEvents {
    /**
     * Takes events to be delivered.
     *
     * @return their ids, in order
     * @throws IllegalArgumentException when a type is not known, or data does not fit its schema
     */
    List<EventId> publish(List<HubEvent> events);
}
