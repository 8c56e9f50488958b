package org.belfry.delivery.sql;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.Lease;
import org.belfry.delivery.OutboxRows;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.delivery.StoredEvent;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.belfry.retry.NextStep;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Postgres;
import org.belfry.testing.Schema;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;

/** A database with webhooks of the test's own making, and short words for what becomes of their deliveries. */
abstract class QueueFixture {
    static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");

    private final SqlFlavour flavour;
    final LocalTransactions transactions;
    final DeliveryDatabase database;
    final Deliveries deliveries;

    QueueFixture(DataSource dataSource, SqlFlavour flavour) {
        String migrations = flavour == SqlFlavour.H2 ? "h2" : "postgresql";
        Schema.in(dataSource, migrations);
        this.flavour = flavour;
        this.transactions = new LocalTransactions(dataSource);
        this.database = new DeliveryDatabase(transactions, flavour);
        this.deliveries = database.deliveries(5);
    }

    static DataSource h2(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("belfry") + ";WRITE_DELAY=0");
        return h2;
    }

    static DataSource postgresql() {
        return Postgres.createDatabase().dataSource();
    }

    @BeforeEach
    void nothing_is_there() {
        Stream.of("attempt", "delivery", "event", "webhook_event", "webhook", "webhook_template")
                .forEach(table -> execute("DELETE FROM " + table));
    }

    /** An active webhook. */
    WebhookId webhook(long id, String dialect, String... events) {
        String empty = flavour == SqlFlavour.H2 ? "X''" : "''::bytea";
        execute("INSERT INTO webhook (id, tenant, dialect, name, url, status, sealed_secret, secret_mask, version,"
                + " created_at, updated_at) VALUES (" + id + ", 'default', '" + dialect
                + "', 'A', 'https://sink.test/', 'active', " + empty
                + ", '…', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
        for (int i = 0; i < events.length; i++) {
            execute("INSERT INTO webhook_event VALUES (" + id + ", " + i + ", '" + events[i] + "')");
        }
        return new WebhookId(id);
    }

    /** Inserts an event without leases, and tells for which webhooks deliveries wait. */
    OutboxRows.Inserted insert(String id, String type) {
        return insert(id, type, Optional.empty());
    }

    OutboxRows.Inserted insert(String id, String type, Optional<Lease> lease) {
        HubEvent fired = HubEvent.of(type, "{}");
        StoredEvent stored = new StoredEvent(new EventId(id), type, NOON, fired.data(), null);
        OutgoingEvent event = new OutgoingEvent(Tenant.DEFAULT, stored, Fingerprint.of(fired), NOON);
        return transactions.call(() -> database.outboxRows().insert(List.of(event), webhook -> lease));
    }

    List<Claimed> claim(WebhookId webhook) {
        return transactions.call(
                () -> deliveries.claim(new Deliveries.Claim(lease("node"), Map.of(webhook, 100), 1 << 20)));
    }

    Claimed claimOne(WebhookId webhook) {
        return claim(webhook).get(0);
    }

    static Lease lease(String owner) {
        return new Lease(owner, Duration.ofSeconds(45));
    }

    /** Inserts an event, and has its delivery sent with this answer. */
    Claimed sent(WebhookId webhook, String event, int status, NextStep next) {
        insert(event, "contact.created");
        Claimed claimed = claimOne(webhook);
        answered(claimed, status, next);
        return claimed;
    }

    Deliveries.Recorded answered(Claimed claimed, int status, NextStep next) {
        AttemptError error = status / 100 == 2 ? null : AttemptError.UNEXPECTED_STATUS;
        Attempt.Answer answer = new Attempt.Answer("Server: x\n", "OK".getBytes(StandardCharsets.UTF_8));
        Attempt attempt = new Attempt(claimed.attempts() + 1, NOON, Duration.ofMillis(150), status, error, answer);
        return transactions.call(() -> deliveries.record(List.of(new Attempted(claimed, attempt, next))));
    }

    static NextStep succeeds() {
        return new NextStep.Succeed();
    }

    static NextStep fails() {
        return new NextStep.GiveUp(Duration.ZERO);
    }

    static NextStep waits() {
        return new NextStep.RetryIn(Duration.ofHours(1), Duration.ZERO);
    }

    /** The first column of the first row, as text. */
    String told(String query) {
        return transactions.call(() -> {
            try (Connection connection = transactions.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                return row.next() ? String.valueOf(row.getString(1)) : "no row";
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void execute(String sql) {
        transactions.run(() -> {
            try (Connection connection = transactions.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
