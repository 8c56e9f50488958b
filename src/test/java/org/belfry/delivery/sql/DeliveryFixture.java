package org.belfry.delivery.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.Lease;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.StoredEvent;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.belfry.retry.NextStep;
import org.belfry.testing.LocalTransactions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;

/** A database with one active webhook, and short words for what is done with its deliveries. */
abstract class DeliveryFixture {
    static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    static final WebhookId WEBHOOK = new WebhookId(1);
    static final long MEGABYTE = 1 << 20;

    final LocalTransactions transactions;
    final DeliveryDatabase database;
    final Deliveries deliveries;

    DeliveryFixture(DataSource dataSource, SqlFlavour flavour, String migrations) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + migrations)
                .load()
                .migrate();
        this.transactions = new LocalTransactions(dataSource);
        this.database = new DeliveryDatabase(transactions, flavour);
        this.deliveries = database.deliveries(5);
    }

    @BeforeEach
    void one_active_webhook() {
        execute("DELETE FROM attempt", "DELETE FROM delivery", "DELETE FROM event", "DELETE FROM webhook");
        execute("INSERT INTO webhook (id, tenant, dialect, name, url, status, sealed_secret, secret_mask, version,"
                + " created_at, updated_at) SELECT 1, 'default', 'fluent-crm', 'A', 'https://sink.test/', 'active',"
                + " CAST('' AS " + bytes() + "), '…', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP");
        execute("INSERT INTO webhook_event (webhook_id, position, event_type) VALUES (1, 0, 'contact.created')");
    }

    abstract String bytes();

    List<DeliveryLog.Entry> log() {
        return transactions
                .call(() -> database.log().page(new DeliveryLog.Query(WEBHOOK, Set.of(), 1, 10)))
                .items();
    }

    void insert(int events) {
        List<OutgoingEvent> all = new ArrayList<>();
        IntStream.range(0, events).forEach(i -> all.add(event("e" + System.identityHashCode(all) + "_" + i)));
        transactions.run(() -> database.outboxRows().insert(all, webhook -> Optional.empty()));
    }

    static OutgoingEvent event(String id) {
        HubEvent fired = HubEvent.of("contact.created", "{\"contact\" : {\"id\":1.0}}");
        StoredEvent stored = new StoredEvent(new EventId(id), fired.type(), NOON, fired.data(), null);
        return new OutgoingEvent(Tenant.DEFAULT, stored, Fingerprint.of(fired), NOON);
    }

    List<Claimed> claim(String owner, int limit) {
        return claim(owner, limit, MEGABYTE);
    }

    List<Claimed> claim(String owner, int limit, long mostBytes) {
        return transactions.call(
                () -> deliveries.claim(new Deliveries.Claim(lease(owner), Map.of(WEBHOOK, limit), mostBytes)));
    }

    static Lease lease(String owner) {
        return new Lease(owner, Duration.ofSeconds(45));
    }

    Deliveries.Recorded record(Settlement settlement) {
        return transactions.call(() -> deliveries.record(List.of(settlement)));
    }

    static Settlement answered(Claimed claimed, int status, NextStep next) {
        AttemptError error = status == 200 ? null : AttemptError.UNEXPECTED_STATUS;
        Attempt.Answer answer = new Attempt.Answer("Server: x\n", "OK".getBytes(StandardCharsets.UTF_8));
        return new Settlement.Attempted(
                claimed,
                new Attempt(claimed.attempts() + 1, NOON, Duration.ofMillis(150), status, error, answer),
                next);
    }

    static NextStep retryIn(int seconds) {
        return new NextStep.RetryIn(Duration.ofSeconds(seconds), Duration.ZERO);
    }

    /** The database's clock cannot be set, so that what waits is moved into the past instead. */
    void pass(Duration time) {
        execute("UPDATE delivery SET due_at = due_at - INTERVAL '" + time.toSeconds() + "' SECOND");
    }

    void execute(String... statements) {
        transactions.run(() -> {
            try (Connection connection = transactions.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
