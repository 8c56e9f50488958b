package org.belfry.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Transactions;

/** Publishes for callers that have no transaction of their own: when it returns, the events are durable. */
@ApplicationScoped
public class Publishing {
    /** While one waits for the disk, the other prepares. */
    private static final int WRITERS = 2;

    private static final int MOST_EVENTS = 500;

    private final Outbox outbox;
    private final Transactions transactions;
    private final GroupCommit group;

    @Inject
    public Publishing(Outbox outbox, Transactions transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.group = new GroupCommit(WRITERS, MOST_EVENTS, this::writeTwice);
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    Publishing() {
        this(null, null);
    }

    /**
     * All of the events or none; the catalogue has no objection to them.
     *
     * @return their ids, in order
     * @throws EventFault when one of the events is at fault
     */
    public List<EventId> publish(List<HubEvent> events) {
        return group.write(events);
    }

    private List<List<EventId>> writeTwice(List<List<HubEvent>> callers) {
        try {
            return write(callers);
        } catch (EventIdRace e) {
            return write(callers);
        }
    }

    private List<List<EventId>> write(List<List<HubEvent>> callers) {
        return transactions.call(() -> {
            List<List<EventId>> ids = new ArrayList<>(callers.size());
            for (List<HubEvent> events : callers) {
                ids.add(outbox.takeFit(events));
            }
            outbox.flush();
            return ids;
        });
    }
}
