package org.belfry.maintenance;

import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.belfry.database.CurrentTransaction;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.maintenance.jberet.OwnBatch;
import org.belfry.maintenance.sql.Chores;
import org.belfry.maintenance.sql.SqlJobHistory;
import org.belfry.maintenance.sql.SqlJobLeases;
import org.belfry.maintenance.sql.SqlSealedValues;
import org.belfry.maintenance.sql.SqlUsedKeys;
import org.belfry.security.Vault;
import org.belfry.statistics.Granularity;
import org.belfry.statistics.Slot;
import org.belfry.statistics.Statistics;
import org.belfry.statistics.Tallies;
import org.belfry.statistics.Tally;
import org.belfry.statistics.sql.SqlStatistics;
import org.belfry.statistics.sql.SqlTallies;
import org.belfry.statistics.sql.TallyRows;
import org.belfry.testing.LocalTransactionManager;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Schema;
import org.jberet.creation.BatchBeanProducer;
import org.jberet.spi.ArtifactFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** A database with jobs, and nodes that run them in this process. */
abstract class JobsFixture {
    static final WebhookId WEBHOOK = new WebhookId(1);
    static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");
    static final Duration RETENTION = Duration.ofDays(30);

    final LocalTransactions transactions;
    final CurrentTransaction sql;
    final SqlTallies tallies;
    final SqlJobHistory history;
    final SqlJobLeases leases;
    final SqlSealedValues sealed;
    final SqlUsedKeys used;
    /** Of all nodes. */
    Vault vault = new Vault(new Secret(Base64.getEncoder().encodeToString(new byte[32])), new SecureRandom());

    private final SqlStatistics statistics;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String empty;

    JobsFixture(DataSource dataSource, String migrations) {
        Schema.in(dataSource, migrations);
        this.transactions = new LocalTransactions(dataSource);
        this.sql = new CurrentTransaction(transactions);
        this.tallies = new SqlTallies(sql);
        this.statistics = new SqlStatistics(sql);
        this.history = new SqlJobHistory(sql);
        this.leases = new SqlJobLeases(sql);
        this.sealed = new SqlSealedValues(sql);
        this.used = new SqlUsedKeys(sql);
        this.empty = migrations.equals("h2") ? "X''" : "''::bytea";
    }

    @AfterAll
    void endThreads() {
        threads.shutdownNow();
    }

    @BeforeEach
    void begin() {
        List.of(
                        "attempt",
                        "delivery",
                        "event",
                        "receipt",
                        "webhook",
                        "statistics_tally",
                        "statistics_hour",
                        "statistics_day")
                .forEach(table -> execute("DELETE FROM " + table));
        execute("DELETE FROM batch_job_instance");
        execute("UPDATE job_lease SET owner = NULL, execution = NULL, lease_until = CURRENT_TIMESTAMP,"
                + " due_at = CURRENT_TIMESTAMP + INTERVAL '1' HOUR");
        execute("INSERT INTO webhook (id, tenant, dialect, name, url, status, sealed_secret, secret_mask, version,"
                + " created_at, updated_at) VALUES (1, 'default', 'standard', 'A', 'https://sink.test/', 'active', "
                + empty + ", '…', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
    }

    /** A node of its own, with its own batch runtime over the one database. */
    final class Node {
        final Jobs jobs;
        final Timetable timetable;
        private final LinkedBlockingDeque<Future<?>> running = new LinkedBlockingDeque<>();

        /** @param watch may look at what the writer gets, before it does */
        Node(String name, Consumer<List<Object>> watch) {
            OwnBatch batch = new OwnBatch(
                    task -> running.add(threads.submit(task)),
                    new LocalTransactionManager(transactions),
                    transactions,
                    new Artifacts(watch));
            this.jobs = new Jobs(batch.operator(), history, leases, transactions, name);
            this.timetable = new Timetable(jobs, leases, transactions, name);
        }

        Node(String name) {
            this(name, items -> {});
        }

        /** Waits for the end of what was begun last here. */
        JobRun awaitEnd(Job job) {
            try {
                running.removeLast().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(e);
            }
            return last(job);
        }
    }

    JobRun last(Job job) {
        return transactions.call(() -> history.list(job, 0, 1)).get(0);
    }

    /** Tallies of one success each, in so many hours. */
    void tally(int count) {
        transactions.run(() -> sql.on(connection -> {
            for (int i = 0; i < count; i++) {
                Tally.Sheet sheet = new Tally.Sheet();
                sheet.at(Slot.hourOf(WEBHOOK, "contact.created", NOW.minusSeconds(3600L * (i % 50))))
                        .see(new Tally.Seen(1, Tally.Ending.SUCCESS, 200, i % 300));
                TallyRows.insert(connection, sheet);
            }
            return List.of();
        }));
    }

    List<Tally> totals() {
        return transactions
                .call(() -> statistics.read(new Statistics.Query(WEBHOOK, Granularity.HOUR, null, null)))
                .values()
                .stream()
                .toList();
    }

    long waiting() {
        return transactions.call(() -> tallies.backlog(0)).count();
    }

    void execute(String statement, Object... parameters) {
        transactions.run(() -> sql.update(statement, parameters));
    }

    List<String> told(String query) {
        return transactions.call(() -> sql.list(query, row -> String.valueOf(row.getString(1))));
    }

    /** Artefacts as the server's beans would be made. */
    private final class Artifacts implements ArtifactFactory {
        private final Consumer<List<Object>> watch;
        private final Retention retention = new Retention(RETENTION, () -> NOW, Chores.of(sql));

        Artifacts(Consumer<List<Object>> watch) {
            this.watch = watch;
        }

        @Override
        public Object create(String ref, Class<?> type, ClassLoader loader) {
            JobContext job = new BatchBeanProducer().getJobContext();
            StepContext step = new BatchBeanProducer().getStepContext();
            return switch (ref) {
                case "tallyReader" -> new TallyReader(tallies, history, job, step);
                case "tallyWriter" -> new TallyWriter(watched(), history, job, step);
                case "pieceReader" -> new PieceReader(retention, history, job, step);
                case "pieceWriter" -> new PieceWriter(history, job, step);
                case "sealedReader" -> new SealedReader(sealed, keys(), history, job, step);
                case "resealer" -> new Resealer(vault, history, job, step);
                case "sealedWriter" -> new WatchedSealedWriter();
                case "oldKeys" -> new OldKeys(sealed, keys(), transactions);
                default -> throw new IllegalArgumentException(ref);
            };
        }

        private SealedReader.Keys keys() {
            return new SealedReader.Keys(vault, used);
        }

        private final class WatchedSealedWriter extends SealedWriter {
            WatchedSealedWriter() {
                super(sealed);
            }

            @Override
            public void writeItems(List<Object> items) {
                watch.accept(items);
                super.writeItems(items);
            }
        }

        private Tallies watched() {
            return new Tallies() {
                @Override
                public Backlog backlog(long above) {
                    return tallies.backlog(above);
                }

                @Override
                public List<Long> oldest(long above, long newest, int most) {
                    return tallies.oldest(above, newest, most);
                }

                @Override
                public int addUp(List<Long> ids) {
                    watch.accept(List.copyOf(ids));
                    return tallies.addUp(ids);
                }
            };
        }

        @Override
        public void destroy(Object artifact) {}

        @Override
        public Class<?> getArtifactClass(String ref, ClassLoader loader) {
            return Object.class;
        }
    }
}
