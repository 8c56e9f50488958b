package org.belfry.delivery.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.DeliveryStatus;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.retry.NextStep;
import org.jspecify.annotations.Nullable;

/** Records deliveries that were sent, with their attempts. */
final class AttemptedSql {
    static final String INSERT_ATTEMPT = "INSERT INTO attempt (delivery_id, number, tenant, webhook_id,"
            + " started_at, duration_ms, status_code, error, response_headers, response_body)"
            + " SELECT id, ?, tenant, webhook_id, ?, ?, ?, ?, ?, ? FROM delivery WHERE id = ?";

    private final String update;

    AttemptedSql(SqlFlavour flavour) {
        this.update = "UPDATE delivery SET status = ?, due_at = " + flavour.millisFromNow()
                + ", owner = NULL, attempts = attempts + 1, response_code = ?, response_time = ?, error = ?,"
                + " attempted_at = ?" + RecordSql.LEASED;
    }

    /** Returns those whose lease was still valid; the others have left no trace. */
    List<Attempted> record(Connection connection, List<Attempted> attempted) throws SQLException {
        List<Attempted> valid = new ArrayList<>(attempted.size());
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (Attempted each : attempted) {
                addUpdate(statement, each);
            }
            int[] updated = statement.executeBatch();
            for (int i = 0; i < updated.length; i++) {
                if (updated[i] == 1) {
                    valid.add(attempted.get(i));
                }
            }
        }
        insertAttempts(connection, valid);
        return valid;
    }

    private static void addUpdate(PreparedStatement statement, Attempted each) throws SQLException {
        Attempt attempt = each.attempt();
        statement.setString(1, status(each.next()).wireName());
        statement.setLong(2, delay(each.next()).toMillis());
        Sql.setInt(statement, 3, attempt.status());
        statement.setInt(4, attempt.durationMillis());
        statement.setString(5, errorWord(attempt));
        statement.setObject(6, Sql.utc(attempt.startedAt()));
        statement.setLong(7, each.claimed().id().value());
        statement.setLong(8, each.claimed().fence());
        statement.addBatch();
    }

    private static DeliveryStatus status(NextStep next) {
        if (next instanceof NextStep.Succeed) {
            return DeliveryStatus.SUCCESS;
        }
        return next instanceof NextStep.RetryIn ? DeliveryStatus.READY : DeliveryStatus.FAILED;
    }

    private static Duration delay(NextStep next) {
        return next instanceof NextStep.RetryIn retry ? retry.delay() : Duration.ZERO;
    }

    private static void insertAttempts(Connection connection, List<Attempted> attempted) throws SQLException {
        if (attempted.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ATTEMPT)) {
            for (Attempted each : attempted) {
                setAttempt(insert, each.attempt());
                insert.setLong(8, each.claimed().id().value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Parameters 1 to 7 of an attempt, in the order of its columns. */
    static void setAttempt(PreparedStatement insert, Attempt attempt) throws SQLException {
        Attempt.Answer answer = attempt.answer();
        insert.setInt(1, attempt.number());
        insert.setObject(2, Sql.utc(attempt.startedAt()));
        insert.setInt(3, attempt.durationMillis());
        Sql.setInt(insert, 4, attempt.status());
        insert.setString(5, errorWord(attempt));
        insert.setBytes(6, answer == null ? null : answer.headers().getBytes(StandardCharsets.UTF_8));
        insert.setBytes(7, answer == null ? null : answer.body());
    }

    static @Nullable String errorWord(Attempt attempt) {
        return attempt.error() == null ? null : attempt.error().word();
    }
}
