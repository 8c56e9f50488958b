package org.belfry.delivery.sql;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.belfry.database.CurrentTransaction;
import org.belfry.delivery.Attempt;
import org.jspecify.annotations.Nullable;

/** Rows of the attempt table: written once, never changed. */
final class AttemptRows {
    /** Parameters 1 to 7 as {@link #set} sets them, then the delivery's id. */
    static final String INSERT = "INSERT INTO attempt (delivery_id, number, tenant, webhook_id,"
            + " started_at, duration_ms, status_code, error, response_headers, response_body)"
            + " SELECT id, ?, tenant, webhook_id, ?, ?, ?, ?, ?, ? FROM delivery WHERE id = ?";

    private AttemptRows() {}

    static void set(PreparedStatement insert, Attempt attempt) throws SQLException {
        insert.setInt(1, attempt.number());
        insert.setObject(2, CurrentTransaction.utc(attempt.startedAt()));
        insert.setInt(3, attempt.durationMillis());
        Sql.setInt(insert, 4, attempt.status());
        insert.setString(5, errorWord(attempt));
        insert.setBytes(6, headers(attempt));
        insert.setBytes(7, body(attempt));
    }

    static @Nullable String errorWord(Attempt attempt) {
        return attempt.error() == null ? null : attempt.error().word();
    }

    static byte @Nullable [] headers(Attempt attempt) {
        Attempt.Answer answer = attempt.answer();
        return answer == null ? null : answer.headers().getBytes(StandardCharsets.UTF_8);
    }

    static byte @Nullable [] body(Attempt attempt) {
        return attempt.answer() == null ? null : attempt.answer().body();
    }
}
