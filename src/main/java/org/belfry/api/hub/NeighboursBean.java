package org.belfry.api.hub;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.belfry.delivery.Outbox;
import org.belfry.delivery.UnfitEvent;
import org.belfry.event.EventRefused;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.neighbour.EventInWords;
import org.belfry.neighbour.Neighbour;

/**
 * What {@link org.belfry.neighbour.Neighbour} calls: a local view made of JDK types alone, because a remote one does not
 * exist on Payara Micro, and a local one of our types cannot be called by another application.
 */
@EJB(name = Neighbour.JNDI_NAME, beanName = "NeighboursBean", beanInterface = BiFunction.class)
@Stateless
@Local(BiFunction.class)
public class NeighboursBean implements BiFunction<String, List<Map<String, String>>, List<String>> {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private Outbox outbox;

    @Override
    public List<String> apply(String what, List<Map<String, String>> events) {
        if (!what.equals(Neighbour.PUBLISH)) {
            throw new UnfitEvent("This Belfry knows no '" + what + "'; its belfry-api.jar is older.");
        }
        return outbox.take(read(events)).stream().map(EventId::value).toList();
    }

    /** As an application's exception, which the container hands to the caller as it stands. */
    private static List<HubEvent> read(List<Map<String, String>> events) {
        try {
            return events.stream().map(EventInWords::read).toList();
        } catch (EventRefused e) {
            throw new UnfitEvent(String.valueOf(e.getMessage()));
        }
    }
}
