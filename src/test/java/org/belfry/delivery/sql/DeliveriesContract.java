package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.delivery.Settlement;
import org.belfry.delivery.StoredEvent;
import org.belfry.event.HubEvent;
import org.belfry.json.RawJson;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.belfry.retry.NextStep;
import org.belfry.testing.LocalTransactions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do with deliveries. */
abstract class DeliveriesContract {
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final WebhookId WEBHOOK = new WebhookId(1);

    private final LocalTransactions transactions;
    private final DeliveryDatabase database;
    private final Deliveries deliveries;

    DeliveriesContract(DataSource dataSource, SqlFlavour flavour, String migrations) {
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

    @Test
    void a_rolled_back_caller_leaves_no_row() {
        try {
            transactions.run(() -> {
                database.outboxRows().insert(List.of(event("a")));
                throw new IllegalStateException("the caller's own work failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("own work");
        }

        assertThat(claim("node", 10)).isEmpty();
        assertThat(transactions.call(() -> database.outboxRows().stored(Tenant.DEFAULT, Set.of(new EventId("a")))))
                .isEmpty();
    }

    @Test
    void a_claim_takes_exactly_its_limit_and_what_it_took_is_not_taken_again() {
        insert(100);

        List<Claimed> first = claim("one", 30);
        List<Claimed> second = claim("two", 100);

        assertThat(first).hasSize(30);
        assertThat(second).hasSize(70);
        assertThat(first).noneMatch(second::contains);
        assertThat(first.get(0).event().data()).isEqualTo(RawJson.of("{\"contact\" : {\"id\":1.0}}"));
    }

    @Test
    void an_expired_lease_is_due_again_and_the_late_result_is_dropped() {
        insert(1);
        Claimed late = claim("one", 1).get(0);
        pass(Duration.ofMinutes(1));
        Claimed current = claim("two", 1).get(0);

        assertThat(current.fence()).isGreaterThan(late.fence());
        assertThat(record(answered(late, 500, new NextStep.GiveUp(Duration.ZERO)))
                        .lost())
                .isOne();
        assertThat(record(answered(current, 200, new NextStep.Succeed())).lost())
                .isZero();
        assertThat(log()).singleElement().satisfies(entry -> assertThat(entry.status())
                .isEqualTo(DeliveryStatus.SUCCESS));
    }

    @Test
    void a_result_recorded_twice_counts_once() {
        insert(1);
        Claimed claimed = claim("one", 1).get(0);

        assertThat(record(answered(claimed, 500, retryIn(60))).lost()).isZero();
        assertThat(record(answered(claimed, 500, retryIn(60))).lost()).isOne();
    }

    @Test
    void a_retry_is_due_when_its_time_has_come() {
        insert(1);
        record(answered(claim("one", 1).get(0), 500, retryIn(60)));

        assertThat(claim("one", 1)).isEmpty();
        pass(Duration.ofSeconds(61));
        assertThat(claim("one", 1)).singleElement().satisfies(again -> assertThat(again.attempts())
                .isOne());
    }

    @Test
    void a_node_that_starts_again_gives_its_old_leases_back() {
        insert(2);
        claim("one", 2);

        assertThat(transactions.call(() -> deliveries.release("one"))).isEqualTo(2);
        assertThat(claim("one", 2)).hasSize(2);
    }

    @Test
    void parked_deliveries_wait_until_they_are_resumed() {
        insert(3);
        Claimed underWay = claim("one", 1).get(0);

        assertThat(transactions.call(() -> deliveries.park(WEBHOOK))).isEqualTo(2);
        assertThat(claim("one", 10)).isEmpty();
        assertThat(record(answered(underWay, 200, new NextStep.Succeed())).lost())
                .isZero();
        assertThat(transactions.call(() -> deliveries.resume(WEBHOOK))).isEqualTo(2);
        assertThat(claim("one", 10)).hasSize(2);
    }

    @Test
    void a_claimed_delivery_is_parked_only_while_its_webhook_is_not_active() {
        insert(1);
        Claimed claimed = claim("one", 1).get(0);

        record(new Settlement.Parked(claimed));

        assertThat(claim("one", 1)).hasSize(1);
    }

    @Test
    void the_fifth_failed_delivery_in_a_row_tells_that_the_webhook_is_failing() {
        insert(6);
        List<Claimed> claimed = claim("one", 6);

        for (Claimed each : claimed.subList(0, 4)) {
            assertThat(record(answered(each, 500, new NextStep.GiveUp(Duration.ZERO)))
                            .failing())
                    .isEmpty();
        }
        assertThat(record(answered(claimed.get(4), 500, new NextStep.GiveUp(Duration.ZERO)))
                        .failing())
                .containsExactly(WEBHOOK);
        record(answered(claimed.get(5), 200, new NextStep.Succeed()));
        insert(1);
        assertThat(record(answered(claim("one", 1).get(0), 500, new NextStep.GiveUp(Duration.ZERO)))
                        .failing())
                .isEmpty();
    }

    @Test
    void a_destination_that_wants_to_be_left_alone_is_told_with_the_claim() {
        insert(2);
        record(answered(claim("one", 1).get(0), 429, new NextStep.RetryIn(Duration.ofHours(1), Duration.ofHours(1))));

        assertThat(claim("one", 1)).singleElement().satisfies(held -> assertThat(
                        held.subscription().heldFor())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61)));
    }

    @Test
    void webhooks_that_are_busy_are_passed_over() {
        insert(1);

        assertThat(transactions.call(() ->
                        deliveries.claim(new Deliveries.Claim("one", 1, Duration.ofSeconds(45), Set.of(WEBHOOK)))))
                .isEmpty();
    }

    private List<DeliveryLog.Entry> log() {
        return transactions
                .call(() -> database.log().page(new DeliveryLog.Query(WEBHOOK, Set.of(), 1, 10)))
                .items();
    }

    private void insert(int events) {
        List<OutgoingEvent> all = new ArrayList<>();
        IntStream.range(0, events).forEach(i -> all.add(event("e" + System.identityHashCode(all) + "_" + i)));
        transactions.run(() -> database.outboxRows().insert(all));
    }

    private static OutgoingEvent event(String id) {
        HubEvent fired = HubEvent.of("contact.created", "{\"contact\" : {\"id\":1.0}}");
        StoredEvent stored = new StoredEvent(new EventId(id), fired.type(), NOON, fired.data(), null);
        return new OutgoingEvent(Tenant.DEFAULT, stored, Fingerprint.of(fired), NOON);
    }

    private List<Claimed> claim(String owner, int limit) {
        return transactions.call(
                () -> deliveries.claim(new Deliveries.Claim(owner, limit, Duration.ofSeconds(45), Set.of())));
    }

    private Deliveries.Recorded record(Settlement settlement) {
        return transactions.call(() -> deliveries.record(List.of(settlement)));
    }

    private static Settlement answered(Claimed claimed, int status, NextStep next) {
        AttemptError error = status == 200 ? null : AttemptError.UNEXPECTED_STATUS;
        Attempt.Answer answer = new Attempt.Answer("Server: x\n", "OK".getBytes(StandardCharsets.UTF_8));
        return new Settlement.Attempted(
                claimed,
                new Attempt(claimed.attempts() + 1, NOON, Duration.ofMillis(150), status, error, answer),
                next);
    }

    private static NextStep retryIn(int seconds) {
        return new NextStep.RetryIn(Duration.ofSeconds(seconds), Duration.ZERO);
    }

    /** The database's clock cannot be set, so that what waits is moved into the past instead. */
    private void pass(Duration time) {
        execute("UPDATE delivery SET due_at = due_at - INTERVAL '" + time.toSeconds() + "' SECOND");
    }

    private void execute(String... statements) {
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
