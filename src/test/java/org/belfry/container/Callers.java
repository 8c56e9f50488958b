package org.belfry.container;

import static org.belfry.container.Destination.anonymous;
import static org.belfry.container.Destination.event;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.belfry.catalogue.Registry;
import org.belfry.container.Ledger.Seen;
import org.belfry.event.HubEvent;
import org.belfry.event.HubEvents;
import org.belfry.kernel.Transactions;
import org.junit.jupiter.api.BeforeEach;

/** What a test in the server has at hand: callers, their ledger, and a destination of its own that is subscribed. */
class Callers {
    static final Seen ONE_OF_EACH = new Seen(1, 1, 1);

    @Inject
    Caller caller;

    @Inject
    EnterpriseCaller enterpriseCaller;

    @Inject
    HubEvents hub;

    @Inject
    Ledger ledger;

    @Inject
    Registry registry;

    @Inject
    Destination destination;

    @Inject
    Event<HubEvent> events;

    @Inject
    WatchedBatches batches;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    Transactions transactions;

    @Resource
    ManagedExecutorService executor;

    @BeforeEach
    void subscribe() {
        destination.open();
    }

    void workAndFire(String name) {
        ledger.write(name);
        events.fire(event(name));
    }

    /** The same id, something else to tell. */
    static HubEvent changed(String name) {
        return anonymous(name + "-changed").withId(event(name).id());
    }

    void beforeCompletion(Runnable work) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                work.run();
            }

            @Override
            public void afterCompletion(int status) {}
        });
    }
}
