package org.belfry.delivery.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.belfry.retry.NextStep;
import org.belfry.retry.Streak;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what results tell of the webhooks themselves: failed deliveries in a row, and until when a destination wants to
 * be left alone, and what they gave last. Rows are taken in the order of their ids, so that nodes cannot lock each other out; a webhook that was
 * well and is well costs an update that matches nothing, but for the time of its last success: that is written once a
 * second at most, at the end, and without waiting for anybody.
 */
final class HealthSql {
    private static final String END_STREAKS = "UPDATE webhook SET consecutive_failures = 0, last_error = NULL"
            + " WHERE id = ANY (?) AND (consecutive_failures <> 0 OR last_error IS NOT NULL)";
    private static final String GROW_STREAK =
            "UPDATE webhook SET consecutive_failures = consecutive_failures + ? WHERE id = ?";

    private static final String TELL_ERROR =
            "UPDATE webhook SET last_error = ? WHERE id = ? AND last_error IS DISTINCT FROM ?";

    private final String hold;
    private final String touch;
    private final int failureThreshold;

    HealthSql(SqlFlavour flavour, int failureThreshold) {
        this.hold = "UPDATE webhook SET hold_until = " + flavour.millisFromNow()
                + " WHERE id = ? AND (hold_until IS NULL OR hold_until < " + flavour.millisFromNow() + ")";
        this.touch = "UPDATE webhook SET last_triggered_at = CURRENT_TIMESTAMP WHERE id IN (SELECT id FROM webhook"
                + " WHERE id = ANY (?) AND (last_triggered_at IS NULL"
                + " OR last_triggered_at < CURRENT_TIMESTAMP - INTERVAL '1' SECOND)" + flavour.skipLocked() + ")";
        this.failureThreshold = failureThreshold;
    }

    Ailing record(Connection connection, List<Attempted> attempted) throws SQLException {
        SortedMap<WebhookId, Signs> signs = new TreeMap<>(Comparator.comparingLong(WebhookId::value));
        for (Attempted each : attempted) {
            signs.computeIfAbsent(each.claimed().webhook(), webhook -> new Signs())
                    .see(each);
        }
        Long[] succeeded = succeeded(signs);
        updateAll(connection, END_STREAKS, succeeded);
        List<WebhookId> failing = new ArrayList<>();
        List<WebhookId> gone = new ArrayList<>();
        for (Map.Entry<WebhookId, Signs> entry : signs.entrySet()) {
            Signs seen = entry.getValue();
            int failures = seen.streak.consecutiveFailures();
            if (seen.error != null) {
                tellError(connection, entry.getKey(), seen.error);
            }
            if (failures > 0) {
                update(connection, GROW_STREAK, failures, entry.getKey().value());
            }
            if (!seen.holdFor.isZero()) {
                long millis = seen.holdFor.toMillis();
                update(connection, hold, millis, entry.getKey().value(), millis);
            }
            if (seen.gone) {
                gone.add(entry.getKey());
            } else if (failures > 0 && isFailing(connection, entry.getKey())) {
                failing.add(entry.getKey());
            }
        }
        updateAll(connection, touch, succeeded);
        return new Ailing(failing, gone);
    }

    private static Long[] succeeded(SortedMap<WebhookId, Signs> signs) {
        return signs.entrySet().stream()
                .filter(entry -> entry.getValue().succeeded)
                .map(entry -> entry.getKey().value())
                .toArray(Long[]::new);
    }

    /** One statement for all; it matches few of those that were well before. */
    private static void updateAll(Connection connection, String statement, Long[] webhooks) throws SQLException {
        if (webhooks.length == 0) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            update.setArray(1, connection.createArrayOf("bigint", webhooks));
            update.executeUpdate();
        }
    }

    private static void tellError(Connection connection, WebhookId webhook, String error) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TELL_ERROR)) {
            update.setString(1, error);
            update.setLong(2, webhook.value());
            update.setString(3, error);
            update.executeUpdate();
        }
    }

    private boolean isFailing(Connection connection, WebhookId webhook) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM webhook WHERE id = ? AND status = 'active' AND consecutive_failures >= ?")) {
            query.setLong(1, webhook.value());
            query.setInt(2, failureThreshold);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void update(Connection connection, String statement, long... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setLong(i + 1, parameters[i]);
            }
            update.executeUpdate();
        }
    }

    /**
     * Webhooks to be disabled.
     *
     * @param failing too many failed deliveries in a row
     * @param gone the destination answered 410
     */
    record Ailing(List<WebhookId> failing, List<WebhookId> gone) {}

    /** What the results of one webhook tell, in their order. */
    private static final class Signs {
        private Streak streak = Streak.NONE;
        private boolean succeeded;
        private boolean gone;
        private Duration holdFor = Duration.ZERO;
        private @Nullable String error;

        void see(Attempted attempted) {
            NextStep next = attempted.next();
            error = error(attempted.attempt());
            if (next instanceof NextStep.Succeed) {
                streak = streak.after(Streak.Ending.SUCCEEDED);
                succeeded = true;
            } else if (next instanceof NextStep.Disable) {
                gone = true;
            } else if (next instanceof NextStep.GiveUp giveUp) {
                streak = streak.after(Streak.Ending.FAILED);
                hold(giveUp.holdWebhookFor());
            } else if (next instanceof NextStep.RetryIn retry) {
                hold(retry.holdWebhookFor());
            }
        }

        private static @Nullable String error(Attempt attempt) {
            if (attempt.error() == null) {
                return null;
            }
            return attempt.status() == null || attempt.error() == AttemptError.INVALID_JSON
                    ? attempt.error().word()
                    : "HTTP " + attempt.status();
        }

        private void hold(Duration duration) {
            holdFor = duration.compareTo(holdFor) > 0 ? duration : holdFor;
        }
    }
}
