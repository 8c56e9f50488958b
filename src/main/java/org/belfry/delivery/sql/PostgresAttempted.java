package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.belfry.delivery.Settlement.Attempted;
import org.jspecify.annotations.Nullable;

/**
 * One statement for all: the fence is checked, the delivery updated and its attempt inserted together. A batch may hold
 * several results for one delivery, of leases lost and a valid one; so everything is matched by id and fence.
 *
 * <p>The first ten times on a connection the planner knows how many results there are, and may read a small table whole;
 * from then on it thinks of ten and looks them up. An array of ids as in {@link PostgresClaim} would have it compare
 * each row with each result.
 *
 * <p>{@code status || ''} keeps it from the index of what is ready. When nothing was ready as the statistics were made, the
 * planner thinks of one row there, and would look through all that have become ready since.
 */
final class PostgresAttempted implements AttemptedSql {
    static final String RECORD = "WITH r AS (SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " AS r (id, fence, status, delay, code, duration, error, started, number, headers, body)),"
            + " u AS (UPDATE delivery d SET status = r.status,"
            + " due_at = CURRENT_TIMESTAMP + r.delay * INTERVAL '1 millisecond', owner = NULL,"
            + " attempts = d.attempts + 1, response_code = r.code, response_time = r.duration, error = r.error,"
            + " attempted_at = to_timestamp(r.started / 1e6) FROM r WHERE d.id = r.id AND d.fence = r.fence"
            + " AND d.owner IS NOT NULL AND d.status || '' = 'ready' RETURNING d.id, d.fence, d.tenant, d.webhook_id),"
            + " i AS (INSERT INTO attempt (delivery_id, number, tenant, webhook_id, started_at, duration_ms, status_code,"
            + " error, response_headers, response_body)"
            + " SELECT u.id, r.number, u.tenant, u.webhook_id, to_timestamp(r.started / 1e6), r.duration, r.code,"
            + " r.error, r.headers, r.body FROM u JOIN r ON r.id = u.id AND r.fence = u.fence)"
            + " SELECT id, fence FROM u";

    @Override
    public List<Attempted> record(Connection connection, List<Attempted> attempted) throws SQLException {
        Map<Held, Attempted> firsts = new LinkedHashMap<>();
        attempted.forEach(each -> firsts.putIfAbsent(Held.by(each), each));
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            Columns columns = new Columns(connection, statement, firsts.values());
            columns.add("bigint", each -> each.claimed().id().value());
            columns.add("bigint", each -> each.claimed().fence());
            columns.add("text", each -> AttemptedSql.status(each.next()).wireName());
            columns.add("bigint", each -> AttemptedSql.delay(each.next()).toMillis());
            columns.add("int", each -> each.attempt().status());
            columns.add("int", each -> each.attempt().durationMillis());
            columns.add("text", each -> AttemptRows.errorWord(each.attempt()));
            columns.add("bigint", each -> Sql.micros(each.attempt().startedAt()));
            columns.add("int", each -> each.attempt().number());
            columns.addBytes(each -> AttemptRows.headers(each.attempt()));
            columns.addBytes(each -> AttemptRows.body(each.attempt()));
            Set<Held> recorded = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    recorded.add(new Held(rows.getLong(1), rows.getLong(2)));
                }
            }
            firsts.keySet().retainAll(recorded);
            return List.copyOf(firsts.values());
        }
    }

    /** A lease; a result that stands twice in the batch counts once. */
    private record Held(long delivery, long fence) {
        static Held by(Attempted attempted) {
            return new Held(
                    attempted.claimed().id().value(), attempted.claimed().fence());
        }
    }

    /** Parameters that are columns of the batch, from left to right. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final Collection<Attempted> batch;
        private int next = 1;

        Columns(Connection connection, PreparedStatement statement, Collection<Attempted> batch) {
            this.connection = connection;
            this.statement = statement;
            this.batch = batch;
        }

        void add(String type, Function<Attempted, @Nullable Object> value) throws SQLException {
            Object[] column = batch.stream().map(value).toArray();
            statement.setArray(next++, connection.createArrayOf(type, column));
        }

        void addBytes(Function<Attempted, byte @Nullable []> value) throws SQLException {
            byte[][] column = batch.stream().map(value).toArray(byte[][]::new);
            statement.setArray(next++, connection.createArrayOf("bytea", column));
        }
    }
}
