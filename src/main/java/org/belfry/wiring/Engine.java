package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.worker.DeliveryPump;
import org.belfry.delivery.worker.PumpThreads;
import org.belfry.egress.http.HttpTransport;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/** The delivery engine as one thing that is started and stopped. */
@Dependent
class Engine {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final Duration MOST_DRAINING = Duration.ofSeconds(30);

    private final PumpThreads threads;
    private final ManagedScheduledExecutorService executor;
    private final HttpTransport transport;
    private final Leases leases;
    private final Room room;
    private @Nullable ScheduledFuture<?> rooms;

    @Inject
    Engine(
            DeliveryPump pump,
            @Belfry ManagedScheduledExecutorService executor,
            HttpTransport transport,
            Leases leases,
            Room room) {
        this.threads = new PumpThreads(pump);
        this.executor = executor;
        this.transport = transport;
        this.leases = leases;
        this.room = room;
    }

    void start() {
        int left = leases.giveBack();
        if (left > 0) {
            LOG.log(Level.INFO, "{0} deliveries were under way when this node ended; they are sent again.", left);
        }
        threads.start(executor);
        rooms = executor.scheduleWithFixedDelay(room::make, 0, 6, TimeUnit.HOURS);
    }

    void stop() {
        if (rooms != null) {
            rooms.cancel(false);
        }
        try {
            if (!threads.drain(MOST_DRAINING)) {
                LOG.log(Level.WARNING, "Some deliveries are still under way; they are sent again later.");
            }
            transport.close();
            leases.giveBack();
            leases.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The stop was not clean; what was under way is sent again when its lease ends.", e);
        }
    }

    /** The leases of this node. */
    @Dependent
    static class Leases {
        private final Deliveries deliveries;
        private final Transactions transactions;
        private final NodeName node;

        @Inject
        Leases(Deliveries deliveries, Transactions transactions, NodeName node) {
            this.deliveries = deliveries;
            this.transactions = transactions;
            this.node = node;
        }

        int giveBack() {
            return transactions.call(() -> deliveries.release(node.toString()));
        }

        void close() throws IOException {
            node.close();
        }
    }

    /** Tables for the attempts of the days to come. */
    @Dependent
    static class Room {
        private static final int DAYS_AHEAD = 7;

        private final DeliveryDatabase database;
        private final Transactions transactions;
        private final InstantSource clock;

        @Inject
        Room(DeliveryDatabase database, Transactions transactions, InstantSource clock) {
            this.database = database;
            this.transactions = transactions;
            this.clock = clock;
        }

        void make() {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            try {
                int unused = transactions.call(() -> database.makeRoom(today, DAYS_AHEAD));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "No tables for the attempts of the coming days; trying again in six hours.", e);
            }
        }
    }
}
