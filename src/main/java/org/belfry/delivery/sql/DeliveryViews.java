package org.belfry.delivery.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.DeliveryLog.Entry;
import org.belfry.delivery.DeliveryLog.Result;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.DeliveryView;
import org.belfry.delivery.StoredLetter;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.jspecify.annotations.Nullable;

/** Reads deliveries for people. */
final class DeliveryViews {
    static final String ENTRY_COLUMNS =
            "d.id, d.event_type, d.status, d.response_code, d.response_time, d.attempted_at, d.test";
    private static final String SELECT = "SELECT " + ENTRY_COLUMNS
            + ", d.webhook_id, e.id, d.attempts, d.error, d.created_at, d.due_at, d.owner FROM delivery d"
            + " LEFT JOIN event e ON e.seq = d.event_seq";
    private static final String LETTER =
            "SELECT e.seq, e.id, e.type, e.occurred_at, e.data, e.actor, d.template_id FROM delivery d"
                    + " JOIN event e ON e.seq = d.event_seq WHERE d.id = ?";
    private static final String ATTEMPTS =
            "SELECT number, started_at, duration_ms, status_code, error, response_headers,"
                    + " response_body FROM attempt WHERE delivery_id = ? ORDER BY number";

    private DeliveryViews() {}

    static List<DeliveryView> list(Connection connection, FilterSql filter, int limit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SELECT + filter.where() + " ORDER BY d.id DESC LIMIT ?")) {
            query.setInt(filter.set(query), limit);
            List<DeliveryView> views = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    views.add(view(row));
                }
            }
            return views;
        }
    }

    static Optional<DeliveryView> find(Connection connection, String tenant, DeliveryId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " WHERE d.id = ? AND d.tenant = ?")) {
            query.setLong(1, id.value());
            query.setString(2, tenant);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(view(row)) : Optional.empty();
            }
        }
    }

    static Optional<StoredLetter> letter(Connection connection, DeliveryId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LETTER)) {
            query.setLong(1, id.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredLetter(Payloads.event(row), Sql.templateId(row, 7)))
                        : Optional.empty();
            }
        }
    }

    static List<Attempt> attempts(Connection connection, DeliveryId id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ATTEMPTS)) {
            query.setLong(1, id.value());
            List<Attempt> attempts = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    attempts.add(attempt(row));
                }
            }
            return attempts;
        }
    }

    static Entry entry(ResultSet row) throws SQLException {
        Result result = new Result(row.getObject(4, Integer.class), row.getObject(5, Integer.class), instant(row, 6));
        return new Entry(
                new DeliveryId(row.getLong(1)),
                row.getString(2),
                DeliveryStatus.named(row.getString(3)),
                result,
                row.getBoolean(7));
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        Entry entry = entry(row);
        boolean waits = entry.status() == DeliveryStatus.READY && row.getString(14) == null;
        DeliveryView.Progress progress =
                new DeliveryView.Progress(row.getInt(10), row.getString(11), waits ? instant(row, 13) : null);
        String eventId = row.getString(9);
        return new DeliveryView(
                entry,
                new WebhookId(row.getLong(8)),
                eventId == null ? "" : eventId,
                progress,
                row.getObject(12, OffsetDateTime.class).toInstant());
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        String error = row.getString(5);
        byte[] headers = row.getBytes(6);
        byte[] body = row.getBytes(7);
        return new Attempt(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getInt(3)),
                row.getObject(4, Integer.class),
                error == null ? null : AttemptError.named(error).orElseThrow(),
                headers == null || body == null
                        ? null
                        : new Attempt.Answer(new String(headers, StandardCharsets.UTF_8), body));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
