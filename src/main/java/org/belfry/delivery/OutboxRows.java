package org.belfry.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;

/** Where the outbox keeps its rows. Each call joins the transaction of its caller. */
public interface OutboxRows {
    /** Inserts the events, and for each of them one delivery per active webhook that subscribes to it. */
    void insert(List<OutgoingEvent> events);

    /** The fingerprints of those of these events that are stored already. */
    Map<EventId, Fingerprint> stored(Tenant tenant, Set<EventId> ids);
}
