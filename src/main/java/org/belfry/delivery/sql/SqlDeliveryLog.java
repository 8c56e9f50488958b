package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Page;

/** The delivery log in the database. */
final class SqlDeliveryLog implements DeliveryLog {
    private static final String INSERT_TEST = "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type,"
            + " status, test, due_at, fence, attempts, response_code, response_time, error, attempted_at, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, TRUE, CURRENT_TIMESTAMP, 0, 1, ?, ?, ?, ?, CURRENT_TIMESTAMP)";

    private final Sql sql;
    private final IdBlocks eventIds;
    private final IdBlocks deliveryIds;

    SqlDeliveryLog(Sql sql, IdBlocks eventIds, IdBlocks deliveryIds) {
        this.sql = sql;
        this.eventIds = eventIds;
        this.deliveryIds = deliveryIds;
    }

    @Override
    public Page<Entry> page(Query query) {
        String where = " FROM delivery WHERE webhook_id = ?" + statusIn(query);
        return sql.on(connection -> {
            long total = total(connection, where, query);
            return new Page<>(total == 0 ? List.of() : entries(connection, where, query), total);
        });
    }

    /** The names are those of an enum, so that they may stand in the statement. */
    private static String statusIn(Query query) {
        return query.statuses().isEmpty()
                ? ""
                : query.statuses().stream()
                        .map(DeliveryStatus::wireName)
                        .sorted()
                        .collect(Collectors.joining("', '", " AND status IN ('", "')"));
    }

    private static long total(Connection connection, String where, Query query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*)" + where)) {
            statement.setLong(1, query.webhook().value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<Entry> entries(Connection connection, String where, Query query) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, event_type, status, response_code, response_time, attempted_at,"
                        + " test" + where + " ORDER BY id DESC LIMIT ? OFFSET ?")) {
            statement.setLong(1, query.webhook().value());
            statement.setInt(2, query.size());
            statement.setLong(3, (query.number() - 1L) * query.size());
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        OffsetDateTime attemptedAt = row.getObject(6, OffsetDateTime.class);
        Result result = new Result(
                row.getObject(4, Integer.class),
                row.getObject(5, Integer.class),
                attemptedAt == null ? null : attemptedAt.toInstant());
        return new Entry(
                new DeliveryId(row.getLong(1)),
                row.getString(2),
                DeliveryStatus.named(row.getString(3)),
                result,
                row.getBoolean(7));
    }

    @Override
    public DeliveryId nextId() {
        return new DeliveryId(sql.on(deliveryIds::next));
    }

    @Override
    public void addTest(TestSend test) {
        sql.on(connection -> {
            long seq = eventIds.next(connection);
            try (PreparedStatement insert = connection.prepareStatement(EventRows.INSERT)) {
                EventRows.add(insert, seq, test.event());
                insert.executeBatch();
            }
            insertDelivery(connection, test, seq);
            try (PreparedStatement insert = connection.prepareStatement(AttemptRows.INSERT)) {
                AttemptRows.set(insert, test.attempt());
                insert.setLong(8, test.id().value());
                return insert.executeUpdate();
            }
        });
    }

    private static void insertDelivery(Connection connection, TestSend test, long seq) throws SQLException {
        Attempt attempt = test.attempt();
        OutgoingEvent event = test.event();
        try (PreparedStatement insert = connection.prepareStatement(INSERT_TEST)) {
            insert.setLong(1, test.id().value());
            insert.setString(2, event.tenant().id());
            insert.setLong(3, test.webhook().value());
            insert.setLong(4, seq);
            insert.setString(5, event.event().type());
            insert.setString(6, (attempt.error() == null ? DeliveryStatus.SUCCESS : DeliveryStatus.FAILED).wireName());
            Sql.setInt(insert, 7, attempt.status());
            insert.setInt(8, attempt.durationMillis());
            insert.setString(9, AttemptRows.errorWord(attempt));
            insert.setObject(10, Sql.utc(attempt.startedAt()));
            insert.executeUpdate();
        }
    }
}
