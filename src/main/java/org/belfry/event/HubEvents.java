package org.belfry.event;

import java.util.List;
import org.belfry.kernel.EventId;

/**
 * Publishes events in the caller's transaction, or in one of their own when there is none: they are delivered when that
 * transaction commits, and were never there when it rolls back. Beans of Belfry's own application inject it; another
 * application of the same server gets one from {@link org.belfry.neighbour.Neighbour}.
 */
public interface HubEvents {
    /**
     * Takes events to be delivered, all of them or none.
     *
     * @return their ids, in order
     * @throws EventRefused when a type is not known, data does not fit its schema, or an id belongs to another event; the
     *     caller's transaction can then only be rolled back
     */
    List<EventId> publish(List<HubEvent> events);
}
