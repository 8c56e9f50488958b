package org.belfry.delivery;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.sql.SqlFlavour;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Postgres;
import org.belfry.testing.Schema;
import org.belfry.webhook.WebhookStatus;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** Deliveries in a database. Its clock cannot be set, so that what waits is moved into the past instead. */
public final class SqlDepot implements Depot {
    private final LocalTransactions transactions;
    private final OutboxRows outbox;
    private final Deliveries deliveries;
    private final Redeliveries redeliveries;
    private final String bytes;

    private SqlDepot(DataSource dataSource, SqlFlavour flavour) {
        Schema.in(dataSource, flavour == SqlFlavour.H2 ? "h2" : "postgresql");
        this.transactions = new LocalTransactions(dataSource);
        DeliveryDatabase database = new DeliveryDatabase(transactions, flavour);
        this.outbox = database.outboxRows();
        this.deliveries = database.deliveries(FAILURES_TO_DISABLE);
        this.redeliveries = database.redeliveries();
        this.bytes = flavour == SqlFlavour.H2 ? "VARBINARY" : "BYTEA";
    }

    /** An H2 in a file, as it is used in earnest. */
    public static SqlDepot h2(Path folder) {
        return h2("file:" + folder.resolve("belfry") + ";WRITE_DELAY=0");
    }

    /** An H2 in memory, for very many small transactions; it lives as long as this JVM. */
    public static SqlDepot h2InMemory(String name) {
        return h2("mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    private static SqlDepot h2(String where) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:" + where);
        return new SqlDepot(JdbcConnectionPool.create(h2), SqlFlavour.H2);
    }

    /** A database of its own on a real PostgreSQL. */
    public static SqlDepot postgresql() {
        return new SqlDepot(Postgres.createDatabase().pool(), SqlFlavour.POSTGRESQL);
    }

    @Override
    public OutboxRows outbox() {
        return outbox;
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public void begin(List<String> eventTypes) {
        transactions.run(() -> {
            List.of("attempt", "delivery", "event", "webhook").forEach(table -> execute("DELETE FROM " + table));
            for (int i = 0; i < eventTypes.size(); i++) {
                execute("INSERT INTO webhook (id, tenant, dialect, name, url, status, sealed_secret, secret_mask,"
                        + " version, created_at, updated_at) SELECT " + (i + 1) + ", 'default', 'fluent-crm',"
                        + " 'A', 'https://sink.test/', 'active', CAST('' AS " + bytes + "), '…', 1,"
                        + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP");
                execute(
                        "INSERT INTO webhook_event (webhook_id, position, event_type) VALUES (?, 0, ?)",
                        i + 1L,
                        eventTypes.get(i));
            }
        });
    }

    @Override
    public void setStatus(WebhookId webhook, WebhookStatus status) {
        execute("UPDATE webhook SET status = ? WHERE id = ?", status.wireName(), webhook.value());
    }

    @Override
    public void pass(Duration time) {
        String earlier = " - INTERVAL '" + time.toSeconds() + "' SECOND";
        execute("UPDATE delivery SET due_at = due_at" + earlier);
        execute("UPDATE webhook SET hold_until = hold_until" + earlier);
    }

    @Override
    public void fallDue(DeliveryId delivery) {
        execute("UPDATE delivery SET due_at = CURRENT_TIMESTAMP WHERE id = ?", delivery.value());
    }

    @Override
    public void sendAgain(DeliveryId delivery) {
        transactions.run(() -> redeliveries.retry(Tenant.DEFAULT, delivery));
    }

    @Override
    public List<Row> rows() {
        return query(
                "SELECT id, status, owner, fence, attempts, tries_before, status = 'ready' AND due_at <= CURRENT_TIMESTAMP"
                        + " FROM delivery ORDER BY id",
                SqlDepot::row);
    }

    private static Row row(ResultSet row) {
        try {
            return new Row(
                    new DeliveryId(row.getLong(1)),
                    DeliveryStatus.named(row.getString(2)),
                    row.getString(3),
                    row.getLong(4),
                    new Claimed.Tries(row.getInt(5), row.getInt(6)),
                    row.getBoolean(7));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Integer> attempts(DeliveryId delivery) {
        return query(
                "SELECT number FROM attempt WHERE delivery_id = ? ORDER BY number", SqlDepot::number, delivery.value());
    }

    private static int number(ResultSet row) {
        try {
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> List<T> query(String query, Function<ResultSet, T> read, Object... parameters) {
        return transactions.call(() -> {
            try (Connection connection = transactions.getConnection();
                    PreparedStatement statement = connection.prepareStatement(query)) {
                set(statement, parameters);
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(read.apply(rows));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void execute(String sql, Object... parameters) {
        transactions.run(() -> {
            try (Connection connection = transactions.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                set(statement, parameters);
                statement.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
