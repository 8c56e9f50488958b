package org.belfry.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.belfry.bench.Options.Product;
import org.belfry.bench.Scenarios.Scenario;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.sql.SqlFlavour;
import org.belfry.delivery.worker.PumpThreads;
import org.belfry.kernel.WebhookId;
import org.belfry.testing.LocalEngine;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Postgres;
import org.belfry.testing.Schema;

/**
 * The same as {@link Drain} without a server and again and again in one JVM, the benchmark's own: what the engine gives
 * when it is warm, and so what the server and its cold start cost.
 */
final class EngineAlone implements Scenario {
    private static final int WAITING = 200_000;
    private static final int ROUNDS = 4;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public void run(Stage stage) throws Exception {
        if (stage.product() == Product.H2) {
            return;
        }
        Postgres.Database database = stage.equipment().postgres().newDatabase();
        ExecutorService executor = Executors.newCachedThreadPool();
        LocalTransactions transactions = new LocalTransactions(Schema.in(database.pool(), "postgresql"));
        DeliveryDatabase deliveries = new DeliveryDatabase(transactions, SqlFlavour.POSTGRESQL);
        prepare(database, transactions, deliveries);
        try (LocalEngine engine =
                new LocalEngine(transactions, deliveries, "bench", stage.sink().url("/engine"))) {
            PumpThreads threads = engine.start(executor);
            for (int round = 1; round <= ROUNDS; round++) {
                drain(stage, database, engine, round);
            }
            threads.drain(Duration.ofSeconds(30));
        } finally {
            executor.shutdown();
        }
    }

    private static void drain(Stage stage, Postgres.Database database, LocalEngine engine, int round) throws Exception {
        int waiting = stage.scaled(WAITING);
        stage.sink().reset();
        try (Connection connection = database.connect()) {
            new Fill(connection, Fill.Spelling.POSTGRESQL).waiting(1, waiting);
        }
        long before = processorNanos();
        engine.pump().changed(new WebhookId(1));
        Pace pace = stage.arrivals(waiting).pace();
        double each = (processorNanos() - before) / 1e3 / waiting;
        String note = String.format(Locale.ROOT, "round %d of %d, %.1f µs of this process each", round, ROUNDS, each);
        stage.perSecond("delivered, 5 % to 95 %", pace.steady(), note);
    }

    private static void prepare(Postgres.Database database, LocalTransactions transactions, DeliveryDatabase deliveries)
            throws SQLException {
        int unused = transactions.call(() -> deliveries.makeRoom(LocalDate.now(ZoneOffset.UTC), 2));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(LocalEngine.WEBHOOK_ROW.formatted("BYTEA"));
            statement.execute("INSERT INTO webhook_event (webhook_id, position, event_type) VALUES (1, 0, '"
                    + Payload.EVENT_TYPE + "')");
        }
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
