package org.belfry.neighbour;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.belfry.event.EventRefused;
import org.belfry.event.HubEvent;
import org.belfry.event.HubEvents;
import org.belfry.kernel.EventId;

/**
 * The facade for an application that is deployed beside Belfry in the same server. Calls run on the caller's thread and in
 * its JTA transaction. Events go over by value, as JDK types: each application has a class of its own called
 * {@link HubEvent}, and Belfry's is not the neighbour's.
 *
 * <pre>{@code
 * @Transactional
 * public void place(Order order) {
 *     orders.insert(order);                        // over the data source java:global/jdbc/belfry
 *     Neighbour.hubEvents().publish(List.of(HubEvent.of("commerce.order_created", json(order))));
 * }
 * }</pre>
 */
public final class Neighbour implements HubEvents {
    /** Where Belfry's side is found, whatever its WAR is called. */
    public static final String JNDI_NAME = "java:global/belfry/events";

    /** What Belfry's side is asked to do: the first argument of the call. */
    public static final String PUBLISH = "publish";

    private final BiFunction<String, List<Map<String, String>>, List<String>> door;

    Neighbour(BiFunction<String, List<Map<String, String>>, List<String>> door) {
        this.door = door;
    }

    /**
     * Belfry in this server. Look it up when it is needed rather than once at the start, when Belfry may not be there yet.
     *
     * @throws IllegalStateException when Belfry is not deployed in this server
     */
    // The name is a constant of ours, and nothing is deserialised on the way.
    @SuppressWarnings({"unchecked", "BanJNDI"})
    public static HubEvents hubEvents() {
        try {
            return new Neighbour((BiFunction<String, List<Map<String, String>>, List<String>>)
                    new InitialContext().lookup(JNDI_NAME));
        } catch (NamingException e) {
            throw new IllegalStateException("Belfry is not deployed in this server: no " + JNDI_NAME, e);
        }
    }

    @Override
    public List<EventId> publish(List<HubEvent> events) {
        try {
            return door.apply(PUBLISH, events.stream().map(EventInWords::of).toList()).stream()
                    .map(EventId::new)
                    .toList();
        } catch (IllegalArgumentException e) {
            // Belfry's EventRefused is another class than ours.
            throw new EventRefused(String.valueOf(e.getMessage()), e);
        }
    }
}
