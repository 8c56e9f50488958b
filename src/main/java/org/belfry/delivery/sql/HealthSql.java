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
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.NextStep;
import org.belfry.retry.Streak;

/**
 * Keeps what results tell of the webhooks themselves: failed deliveries in a row, and until when a destination wants to
 * be left alone. Rows are taken in the order of their ids, so that nodes cannot lock each other out; a webhook that was
 * well and is well costs an update that matches nothing.
 */
final class HealthSql {
    private static final String BEGIN_STREAK =
            "UPDATE webhook SET consecutive_failures = ? WHERE id = ? AND consecutive_failures <> ?";
    private static final String GROW_STREAK =
            "UPDATE webhook SET consecutive_failures = consecutive_failures + ? WHERE id = ?";

    private final String hold;
    private final int failureThreshold;

    HealthSql(SqlFlavour flavour, int failureThreshold) {
        this.hold = "UPDATE webhook SET hold_until = " + flavour.millisFromNow() + " WHERE id = ?";
        this.failureThreshold = failureThreshold;
    }

    Ailing record(Connection connection, List<Attempted> attempted) throws SQLException {
        SortedMap<WebhookId, Signs> signs = new TreeMap<>(Comparator.comparingLong(WebhookId::value));
        for (Attempted each : attempted) {
            signs.computeIfAbsent(each.claimed().subscription().webhook(), webhook -> new Signs())
                    .see(each.next());
        }
        List<WebhookId> failing = new ArrayList<>();
        List<WebhookId> gone = new ArrayList<>();
        for (Map.Entry<WebhookId, Signs> entry : signs.entrySet()) {
            Signs seen = entry.getValue();
            updateStreak(connection, entry.getKey(), seen);
            if (!seen.holdFor.isZero()) {
                update(connection, hold, seen.holdFor.toMillis(), entry.getKey().value());
            }
            if (seen.gone) {
                gone.add(entry.getKey());
            } else if (seen.streak.consecutiveFailures() > 0 && isFailing(connection, entry.getKey())) {
                failing.add(entry.getKey());
            }
        }
        return new Ailing(failing, gone);
    }

    private static void updateStreak(Connection connection, WebhookId webhook, Signs seen) throws SQLException {
        int failures = seen.streak.consecutiveFailures();
        if (seen.succeeded) {
            update(connection, BEGIN_STREAK, failures, webhook.value(), failures);
        } else if (failures > 0) {
            update(connection, GROW_STREAK, failures, webhook.value());
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

        void see(NextStep next) {
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

        private void hold(Duration duration) {
            holdFor = duration.compareTo(holdFor) > 0 ? duration : holdFor;
        }
    }
}
