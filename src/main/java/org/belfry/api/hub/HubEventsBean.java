package org.belfry.api.hub;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.belfry.delivery.Outbox;
import org.belfry.event.HubEvent;
import org.belfry.event.HubEvents;
import org.belfry.kernel.EventId;

/** The facade for enterprise beans of the same server. */
@Stateless
@Local(HubEvents.class)
public class HubEventsBean implements HubEvents {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private Outbox outbox;

    @Override
    public List<EventId> publish(List<HubEvent> events) {
        return outbox.take(events);
    }
}
