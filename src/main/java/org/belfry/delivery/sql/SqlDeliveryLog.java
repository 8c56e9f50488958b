package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.DeliveryFilter;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.DeliveryView;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.delivery.StoredLetter;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Page;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.jspecify.annotations.Nullable;

/** The delivery log in the database. */
final class SqlDeliveryLog implements DeliveryLog {
    private static final String INSERT_TEST = "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type,"
            + " status, test, due_at, fence, attempts, response_code, response_time, error, attempted_at, created_at,"
            + " template_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, TRUE, CURRENT_TIMESTAMP, 0, 1, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?)";

    private final CurrentTransaction sql;
    private final IdBlocks eventIds;
    private final IdBlocks deliveryIds;

    SqlDeliveryLog(CurrentTransaction sql, IdBlocks eventIds, IdBlocks deliveryIds) {
        this.sql = sql;
        this.eventIds = eventIds;
        this.deliveryIds = deliveryIds;
    }

    @Override
    public Page<Entry> page(Query query) {
        FilterSql where = new FilterSql(new DeliveryFilter(query.webhook(), query.statuses(), null, null, null));
        return sql.on(connection -> {
            long total = total(connection, where);
            return new Page<>(total == 0 ? List.of() : entries(connection, where, query), total);
        });
    }

    private static long total(Connection connection, FilterSql where) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT COUNT(*) FROM delivery d" + where.where())) {
            where.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<Entry> entries(Connection connection, FilterSql where, Query query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + DeliveryViews.ENTRY_COLUMNS
                + " FROM delivery d" + where.where() + " ORDER BY d.id DESC LIMIT ? OFFSET ?")) {
            int next = where.set(statement);
            statement.setInt(next, query.size());
            statement.setLong(next + 1, (query.number() - 1L) * query.size());
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(DeliveryViews.entry(rows));
                }
            }
            return entries;
        }
    }

    @Override
    public List<DeliveryView> list(DeliveryFilter filter, @Nullable DeliveryId before, int limit) {
        FilterSql where = new FilterSql(filter);
        FilterSql page = before == null ? where : where.and("d.id < ?", before.value());
        return sql.on(connection -> DeliveryViews.list(connection, page, limit));
    }

    @Override
    public Optional<DeliveryView> newest(WebhookId webhook) {
        FilterSql where = new FilterSql(new DeliveryFilter(webhook, Set.of(), null, null, null)).and("NOT d.test");
        return sql.on(connection -> DeliveryViews.list(connection, where, 1)).stream()
                .findFirst();
    }

    @Override
    public Optional<DeliveryView> find(Tenant tenant, DeliveryId id) {
        return sql.on(connection -> DeliveryViews.find(connection, tenant.id(), id));
    }

    @Override
    public Optional<StoredLetter> letter(DeliveryId id) {
        return sql.on(connection -> DeliveryViews.letter(connection, id));
    }

    @Override
    public List<Attempt> attempts(DeliveryId id) {
        return sql.on(connection -> DeliveryViews.attempts(connection, id));
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
            insert.setObject(10, CurrentTransaction.utc(attempt.startedAt()));
            Sql.setTemplate(insert, 11, test.template());
            insert.executeUpdate();
        }
    }
}
