package org.belfry.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.belfry.catalogue.Catalogue;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;

/**
 * Takes events in the caller's transaction. What was taken is inserted in one batch just before the transaction
 * commits, over the same data source as the caller's own work, and so lives or dies with it; only sending begins
 * after the commit. Without a transaction, taking an event is a transaction of its own.
 */
@ApplicationScoped
public class Outbox {
    private final OutboxRows rows;
    private final TransactionSynchronizationRegistry registry;
    private final Courier courier;
    private final Catalogue catalogue;
    private final Ids ids;

    @Inject
    public Outbox(
            OutboxRows rows,
            TransactionSynchronizationRegistry registry,
            Courier courier,
            Catalogue catalogue,
            Ids ids) {
        this.rows = rows;
        this.registry = registry;
        this.courier = courier;
        this.catalogue = catalogue;
        this.ids = ids;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    Outbox() {
        this(null, null, null, null, null);
    }

    /** Takes an event that was fired synchronously. */
    @Transactional
    void ring(@Observes HubEvent event) {
        take(List.of(event));
    }

    /**
     * Takes events and tells their ids, in order. An event whose id is known and that says the same is not taken again.
     * Must be called in a transaction.
     *
     * @throws EventIdTaken when an id is known for another event
     * @throws UnfitEvent when the catalogue has an objection, such as a type that it does not know
     */
    public List<EventId> take(List<HubEvent> events) {
        catalogue.objectionsInTransaction(events).stream().findFirst().ifPresent(objection -> {
            throw new UnfitEvent(objection.reason());
        });
        return takeFit(events);
    }

    /** As {@link #take}, for events that the catalogue has no objection to. */
    List<EventId> takeFit(List<HubEvent> events) {
        Instant now = ids.clock().instant();
        Taken taken = taken();
        lookUp(events, taken);
        List<EventId> given = new ArrayList<>(events.size());
        for (HubEvent event : events) {
            given.add(taken.take(event, now, ids.random()));
        }
        return given;
    }

    /** Inserts at once what was taken so far, so that a failure shows here and not at the commit. */
    void flush() {
        taken().insertWaiting();
    }

    /** Ids that the caller chose may be stored already. */
    private void lookUp(List<HubEvent> events, Taken taken) {
        Map<Tenant, Set<EventId>> given = new HashMap<>();
        for (HubEvent event : events) {
            EventId id = event.id();
            if (id != null) {
                given.computeIfAbsent(event.tenant(), tenant -> new HashSet<>()).add(id);
            }
        }
        given.forEach((tenant, known) -> taken.know(tenant, rows.stored(tenant, known)));
    }

    private Taken taken() {
        Taken taken = (Taken) registry.getResource(Taken.class);
        if (taken == null) {
            taken = new Taken(rows, courier, ids.clock());
            registry.putResource(Taken.class, taken);
            registry.registerInterposedSynchronization(taken);
        }
        return taken;
    }

    /** What ids are made of, and when. */
    public record Ids(InstantSource clock, RandomGenerator random) {}

    /** What one transaction has taken so far. */
    private static final class Taken implements Synchronization {
        private final OutboxRows rows;
        private final Courier courier;
        private final InstantSource clock;
        private final List<Claimed> leased = new ArrayList<>();
        private final Set<WebhookId> unleased = new HashSet<>();
        private final Map<Key, Fingerprint> known = new HashMap<>();
        private final List<OutgoingEvent> waiting = new ArrayList<>();
        private Instant leasedSince = Instant.MAX;
        private boolean completing;

        Taken(OutboxRows rows, Courier courier, InstantSource clock) {
            this.rows = rows;
            this.courier = courier;
            this.clock = clock;
        }

        void know(Tenant tenant, Map<EventId, Fingerprint> stored) {
            stored.forEach((id, fingerprint) -> known.put(new Key(tenant, id), fingerprint));
        }

        EventId take(HubEvent event, Instant now, RandomGenerator random) {
            EventId given = event.id();
            EventId id = given == null ? EventId.next(now.toEpochMilli(), random) : given;
            Fingerprint fingerprint = Fingerprint.of(event);
            Fingerprint before = given == null ? null : known.putIfAbsent(new Key(event.tenant(), id), fingerprint);
            if (before == null) {
                Instant occurredAt = event.occurredAt() == null ? now : event.occurredAt();
                keep(new OutgoingEvent(
                        event.tenant(),
                        new StoredEvent(id, event.type(), occurredAt, event.data(), event.actor()),
                        fingerprint,
                        now));
            } else if (!before.equals(fingerprint)) {
                throw new EventIdTaken(id);
            }
            return id;
        }

        private void keep(OutgoingEvent event) {
            waiting.add(event);
            if (completing) {
                insertWaiting();
            }
        }

        /** Somebody else's work just before the commit may still fire events, so later ones are inserted at once. */
        @Override
        public void beforeCompletion() {
            completing = true;
            insertWaiting();
        }

        private void insertWaiting() {
            if (!waiting.isEmpty()) {
                Instant now = clock.instant();
                leasedSince = now.isBefore(leasedSince) ? now : leasedSince;
                OutboxRows.Inserted inserted = rows.insert(List.copyOf(waiting), courier::leaseFor);
                leased.addAll(inserted.leased());
                unleased.addAll(inserted.waiting());
                waiting.clear();
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                courier.committed(leased, leasedSince, unleased);
            }
        }

        private record Key(Tenant tenant, EventId id) {}
    }
}
