package org.belfry.container;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import java.util.List;
import org.belfry.event.HubEvent;
import org.belfry.event.HubEvents;
import org.belfry.kernel.EventId;

/** An application's enterprise bean that publishes through the facade, in the transaction the container gave it. */
@Stateless
@LocalBean
public class EnterpriseCaller {
    @EJB
    private HubEvents hub;

    /** The work, then the events. */
    public List<EventId> publish(Runnable work, List<HubEvent> events) {
        work.run();
        return hub.publish(events);
    }

    /** The work, then the events, then a failure. */
    public void publishAndFail(Runnable work, List<HubEvent> events) {
        work.run();
        hub.publish(events);
        throw new IllegalStateException("the caller's own failure");
    }
}
