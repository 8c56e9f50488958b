package org.belfry.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Transactions;

/** Publishes for callers that have no transaction of their own: when it returns, the events are durable. */
@Dependent
public class Publishing {
    private final Outbox outbox;
    private final Transactions transactions;

    @Inject
    public Publishing(Outbox outbox, Transactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /**
     * All of the events or none; the catalogue has no objection to them.
     *
     * @return their ids, in order
     * @throws EventIdTaken when an id is known for another event
     */
    public List<EventId> publish(List<HubEvent> events) {
        try {
            return once(events);
        } catch (EventIdRace e) {
            return once(events);
        }
    }

    private List<EventId> once(List<HubEvent> events) {
        return transactions.call(() -> {
            List<EventId> ids = outbox.takeFit(events);
            outbox.flush();
            return ids;
        });
    }
}
