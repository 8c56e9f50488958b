package org.belfry.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Thirty days of deliveries of ten webhooks each, every one of them a success at its first attempt, that begin fifty days
 * ago; and what would have been counted of them, ten results a time. With {@link Fill} the only class of the benchmark
 * that knows the engine's tables.
 */
final class Past {
    static final int WEBHOOKS = 10;
    static final int DAYS = 30;
    static final int FIRST_DAYS_AGO = 50;
    private static final int PER_TALLY = 10;

    private final Connection connection;
    private final Fill.Spelling spelling;
    private final long firstWebhook;
    private final int attempts;

    /** @param firstWebhook the ids of the webhooks are this and the next nine */
    Past(Connection connection, Fill.Spelling spelling, long firstWebhook, int attempts) {
        this.connection = connection;
        this.spelling = spelling;
        this.firstWebhook = firstWebhook;
        this.attempts = attempts;
    }

    /** Seconds that bare statements took: inserting the deliveries, and counting all attempts by hour. */
    record Bare(double insert, double count) {}

    Bare write(long before) throws SQLException {
        days();
        execute("INSERT INTO event (seq, tenant, id, type, occurred_at, data, fingerprint, created_at) SELECT " + before
                + " + n, 'default', 'past-' || CAST(n AS VARCHAR(20)), '" + Payload.EVENT_TYPE + "', t,"
                + spelling.bytesOf("'" + Payload.dataWithoutTime("1") + "'") + ", " + spelling.bytesOf("'past'")
                + ", t FROM " + moments(attempts / WEBHOOKS));
        double insert = timed(
                "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type, status, test, due_at, fence,"
                        + " attempts, response_code, response_time, attempted_at, created_at) SELECT " + before
                        + " + n, 'default', " + firstWebhook + " + MOD(n, 10), " + before + " + (n - 1) / 10 + 1, '"
                        + Payload.EVENT_TYPE + "', 'success', FALSE, t, 1, 1, 200, 20, t, t FROM " + moments(attempts));
        execute("INSERT INTO attempt (delivery_id, number, tenant, webhook_id, started_at, duration_ms, status_code,"
                + " response_body) SELECT id, 1, tenant, webhook_id, attempted_at, 20, 200, " + spelling.bytesOf("'ok'")
                + " FROM delivery WHERE id > " + before);
        execute("INSERT INTO statistics_tally (webhook_id, event_type, begin_at, deliveries, successes, failures,"
                + " retries, status_2xx, status_3xx, status_4xx, status_5xx, status_other, no_answer, answers,"
                + " answer_millis, answer_times) SELECT " + firstWebhook + " + MOD(n, 10), '" + Payload.EVENT_TYPE
                + "', DATE_TRUNC('hour', t), 10, 10, 0, 0, 10, 0, 0, 0, 0, 0, 10, 200, '8:2,20:8' FROM "
                + moments(attempts / PER_TALLY));
        execute("ANALYZE");
        execute(
                "CREATE TABLE bare_count (webhook_id BIGINT, event_type VARCHAR(128), begin_at TIMESTAMP WITH TIME ZONE,"
                        + " attempts BIGINT, successes BIGINT, millis BIGINT, p50 INTEGER, p95 INTEGER, p99 INTEGER)");
        double count = timed(
                "INSERT INTO bare_count SELECT d.webhook_id, d.event_type, DATE_TRUNC('hour', a.started_at),"
                        + " COUNT(*), SUM(CASE WHEN a.status_code BETWEEN 200 AND 299 THEN 1 ELSE 0 END), SUM(a.duration_ms)"
                        + percentile("0.5") + percentile("0.95") + percentile("0.99")
                        + " FROM attempt a JOIN delivery d ON d.id = a.delivery_id GROUP BY d.webhook_id, d.event_type, DATE_TRUNC('hour', a.started_at)");
        execute("DROP TABLE bare_count");
        return new Bare(insert, count);
    }

    private static String percentile(String share) {
        return ", PERCENTILE_DISC(" + share + ") WITHIN GROUP (ORDER BY a.duration_ms)";
    }

    private double timed(String sql) throws SQLException {
        long start = System.nanoTime();
        execute(sql);
        return (System.nanoTime() - start) / 1e9;
    }

    /** So many rows with a number {@code n} and an instant {@code t}, evenly over the days. */
    private String moments(int count) {
        long stepMicros = DAYS * 86_400_000_000L / count;
        return "(SELECT s.n AS n, CURRENT_TIMESTAMP - INTERVAL '" + FIRST_DAYS_AGO + "' DAY + s.n * INTERVAL '"
                + seconds(stepMicros) + "' SECOND AS t FROM (" + spelling.seriesOf(count) + ") s) m";
    }

    private static String seconds(long micros) {
        return micros / 1_000_000 + "." + String.format("%06d", micros % 1_000_000);
    }

    /** PostgreSQL would have had a table for each day. */
    private void days() throws SQLException {
        if (spelling != Fill.Spelling.POSTGRESQL) {
            return;
        }
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(FIRST_DAYS_AGO);
        for (int i = 0; i <= DAYS; i++) {
            LocalDate day = first.plusDays(i);
            execute("CREATE TABLE IF NOT EXISTS attempt_" + DateTimeFormatter.BASIC_ISO_DATE.format(day)
                    + " PARTITION OF attempt FOR VALUES FROM ('" + day + " 00:00:00+00') TO ('" + day.plusDays(1)
                    + " 00:00:00+00')");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
