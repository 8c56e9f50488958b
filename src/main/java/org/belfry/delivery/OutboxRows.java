package org.belfry.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/** Where the outbox keeps its rows. Each call joins the transaction of its caller. */
public interface OutboxRows {
    /**
     * Inserts the events, and for each of them one delivery per active webhook that subscribes to it.
     *
     * @param leases asked once for each webhook: the lease its deliveries are inserted with. Not asked for one whose
     *     destination wants to be left alone
     */
    Inserted insert(List<OutgoingEvent> events, Function<WebhookId, Optional<Lease>> leases);

    /** The fingerprints of those of these events that are stored already. */
    Map<EventId, Fingerprint> stored(Tenant tenant, Set<EventId> ids);

    /**
     * What was inserted, as {@link Courier#committed} is told it.
     *
     * @param leased deliveries with a lease
     * @param waiting webhooks with deliveries that have none
     */
    record Inserted(List<Claimed> leased, Set<WebhookId> waiting) {}
}
