package org.belfry.delivery.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.belfry.delivery.Disabling;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.Lease;
import org.belfry.delivery.MemoryDepot;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.delivery.StoredEvent;
import org.belfry.egress.AllowList;
import org.belfry.egress.EgressPolicy;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.testing.SteppingClock;

/** A node whose pump is turned by hand, and what publishes on it. */
final class Node {
    final DeliveryPump pump;
    private final MemoryDepot depot;
    private final SteppingClock clock;
    private int events;

    Node(String name, World world, RandomGenerator chance) {
        this.depot = world.depot();
        this.clock = world.clock();
        Routes routes =
                new Routes(depot.webhooks(), world.vault(), new EgressPolicy(AllowList.empty()), depot.transactions());
        Disabling disabling = new Disabling(depot.webhooks(), this::raised, clock);
        this.pump = new DeliveryPump(
                new DeliveryPump.Outside(
                        new Claims.Claiming(depot.deliveries(), depot.transactions()),
                        new Sender(world.destinations(), clock),
                        clock,
                        chance),
                routes,
                new Recorder(depot.deliveries(), disabling, depot.transactions()),
                PumpSettings.of(name));
    }

    /** What nodes share. */
    record World(MemoryDepot depot, Destinations destinations, SteppingClock clock, Vault vault) {}

    /** Publishes on this node, which sends at once what it can. */
    void publish(HubEvent event) {
        publish(List.of(event), pump::leaseFor);
    }

    /** Publishes as if the node had no time to send at once. */
    void leave(List<HubEvent> published) {
        publish(published, webhook -> Optional.empty());
    }

    private void publish(List<HubEvent> published, Function<WebhookId, Optional<Lease>> leases) {
        Instant now = clock.instant();
        List<OutgoingEvent> outgoing = new ArrayList<>();
        for (HubEvent each : published) {
            EventId id = new EventId("e" + ++events);
            StoredEvent stored = new StoredEvent(id, each.type(), now, each.data(), null);
            outgoing.add(new OutgoingEvent(Tenant.DEFAULT, stored, Fingerprint.of(each), now));
        }
        OutboxRows.Inserted inserted =
                depot.transactions().call(() -> depot.outbox().insert(outgoing, leases));
        pump.committed(inserted.leased(), now, inserted.waiting());
    }

    private void raised(HubEvent event) {
        publish(event);
    }

    /** Both cranks, until there is nothing to do for now. */
    void turn() {
        int done;
        do {
            done = pump.claim() + pump.record();
        } while (done > 0);
    }
}
