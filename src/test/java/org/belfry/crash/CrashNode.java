package org.belfry.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.belfry.database.Product;
import org.belfry.database.Rows;
import org.belfry.delivery.EventIdRace;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.Lease;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.delivery.StoredEvent;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.worker.PumpThreads;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.testing.LocalEngine;
import org.belfry.testing.LocalTransactions;

/**
 * The engine without a server: it starts in a second, so that it can be killed often. Reads numbers, a line each, and
 * answers each when the event of that number is committed. Arguments: kind and URL of the database, name of the node,
 * port of the sink.
 */
public final class CrashNode {
    private static final Duration ALL_SENT_WITHIN = Duration.ofSeconds(90);
    private static final int POLL_MS = 50;

    private final LocalTransactions transactions;
    private final LocalEngine engine;
    private final Rows rows;
    private final String name;

    private CrashNode(CrashStore.Kind kind, String url, String name, int sinkPort) {
        this.name = name;
        this.transactions = new LocalTransactions(kind.pool(url, name));
        this.rows = new Rows(transactions, kind == CrashStore.Kind.H2 ? Product.H2 : Product.POSTGRESQL);
        this.engine = new LocalEngine(
                transactions,
                new DeliveryDatabase(transactions, kind.flavour()),
                name,
                "http://127.0.0.1:" + sinkPort + CrashSink.path(name));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        CrashNode node = new CrashNode(
                CrashStore.Kind.valueOf(arguments[0]), arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        PumpThreads threads = node.engine.start(Executors.newCachedThreadPool());
        ExecutorService publishers = Executors.newFixedThreadPool(4);
        BufferedReader numbers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        for (String line = numbers.readLine(); line != null; line = numbers.readLine()) {
            int number = Integer.parseInt(line);
            publishers.execute(() -> node.publish(number));
        }
        publishers.shutdown();
        boolean ended = publishers.awaitTermination(10, TimeUnit.SECONDS)
                && node.awaitAllSent()
                && threads.drain(Duration.ofSeconds(40));
        System.err.println(node.name + (ended ? " has ended." : " left something under way."));
        Runtime.getRuntime().halt(0);
    }

    /** What a dead node had in hand is sent again by another, also when the sink has had it once; asked of the table. */
    private boolean awaitAllSent() throws InterruptedException {
        long end = System.nanoTime() + ALL_SENT_WITHIN.toNanos();
        while (unfinished() > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        return true;
    }

    private int unfinished() {
        return transactions.call(
                () -> rows.first("SELECT count(*) AS n FROM delivery WHERE status <> 'success'", row -> row.count("n"))
                        .orElseThrow());
    }

    /** Every third event is left to be claimed, as by a node that has no time to send at once. */
    private void publish(int number) {
        Function<WebhookId, Optional<Lease>> leases =
                number % 3 == 0 ? webhook -> Optional.empty() : engine.pump()::leaseFor;
        try {
            insert(number, leases);
        } catch (EventIdRace e) {
            insert(number, leases);
        }
        synchronized (System.out) {
            System.out.println(number);
        }
    }

    private void insert(int number, Function<WebhookId, Optional<Lease>> leases) {
        Instant now = Instant.now();
        EventId id = new EventId("n" + number);
        HubEvent event = HubEvent.of("contact.created", "{\"contact\":{\"id\":" + number + "}}")
                .withId(id);
        Optional<OutboxRows.Inserted> inserted = transactions.call(() -> {
            if (!engine.outbox().stored(Tenant.DEFAULT, Set.of(id)).isEmpty()) {
                return Optional.empty();
            }
            StoredEvent stored = new StoredEvent(id, event.type(), now, event.data(), null);
            return Optional.of(engine.outbox()
                    .insert(List.of(new OutgoingEvent(Tenant.DEFAULT, stored, Fingerprint.of(event), now)), leases));
        });
        inserted.ifPresent(each -> engine.pump().committed(each.leased(), now, each.waiting()));
    }
}
