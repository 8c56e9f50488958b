package org.belfry.blackbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.belfry.testing.Postgres;

/** What the jobs work on, laid out and looked at behind the servers' backs, and rows that are held so that a job waits. */
record JobRows(Postgres.Database database) {
    static final int TALLIES = 6_800;
    /** Of the second of four chunks. */
    private static final int HELD_TALLY = 3_000;

    private static final int DELIVERIES = 4_000;
    /** Old, and of the second range that is looked at. */
    private static final int HELD_DELIVERY = 1_501;

    private static final String OLD = "CURRENT_TIMESTAMP - INTERVAL '40' DAY";
    private static final String LATELY = "CURRENT_TIMESTAMP - INTERVAL '29' DAY";
    private static final String AGE = "CASE WHEN g % 4 = 0 THEN " + LATELY + " ELSE " + OLD + " END";
    private static final String LATER = "CURRENT_TIMESTAMP + INTERVAL '1' DAY";

    /** Tallies of three webhooks in fifty hours, with nothing added up before. */
    void layTallies(long webhook) throws SQLException {
        execute("TRUNCATE statistics_tally, statistics_hour, statistics_day");
        execute(
                "INSERT INTO statistics_tally (webhook_id, event_type, begin_at, deliveries, successes, failures, retries,"
                        + " status_2xx, status_3xx, status_4xx, status_5xx, status_other, no_answer, answers, answer_millis,"
                        + " answer_times) SELECT " + webhook
                        + " + g % 3, 'contact.created', TIMESTAMPTZ '2024-03-15 12:00:00+00'"
                        + " - g % 50 * INTERVAL '1' HOUR, 1, g % 2, 1 - g % 2, 0, g % 2, 0, 1 - g % 2, 0, 0, 0, 1, g % 13,"
                        + " g % 13 || ':1' FROM generate_series(1, " + TALLIES + ") AS g");
    }

    /** Nobody comes past the second chunk until the work here is done. */
    <T> T whileTallyIsHeld(Callable<T> work) throws Exception {
        return whileHeld(
                "SELECT id FROM statistics_tally WHERE id = (SELECT MIN(id) + " + HELD_TALLY
                        + " FROM statistics_tally)",
                work);
    }

    /** All that was added up. */
    List<String> addedUp() throws SQLException {
        List<String> all = list("SELECT 'hour ' || t::text FROM statistics_hour t ORDER BY 1");
        all.addAll(list("SELECT 'day ' || t::text FROM statistics_day t ORDER BY 1"));
        return all;
    }

    long waiting() throws SQLException {
        return list("SELECT id::text FROM statistics_tally").size();
    }

    /** Three of four are old; some wait still, however old. */
    void layOldRows(long webhook) throws SQLException {
        execute("TRUNCATE statistics_tally, statistics_hour, statistics_day, attempt, delivery, event, receipt");
        execute(
                "INSERT INTO event (seq, tenant, id, type, occurred_at, data, fingerprint, created_at) SELECT g, 'default',"
                        + " 'e' || g, 'contact.created', " + AGE + ", '', '', " + AGE + from(DELIVERIES));
        execute(
                "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type, status, test, due_at, fence, attempts,"
                        + " created_at, attempted_at) SELECT g, 'default', " + webhook + ", g, 'contact.created',"
                        + " CASE WHEN g % 100 = 7 THEN 'ready' WHEN g % 3 = 0 THEN 'failed' ELSE 'success' END, FALSE, "
                        + LATER
                        + ", 0, 1, " + AGE + ", " + AGE + from(DELIVERIES));
        execute("INSERT INTO attempt (delivery_id, number, tenant, webhook_id, started_at, duration_ms) SELECT g, 1,"
                + " 'default', " + webhook + ", " + AGE + ", 5" + from(DELIVERIES));
        execute("INSERT INTO receipt (id, tenant, received_at, event_type, status, by_hand, actions, errors, warnings,"
                + " attempts, due_at, fence) SELECT g, 'default', " + AGE + ", 'contact.created',"
                + " CASE WHEN g % 100 = 7 THEN 'pending' ELSE 'processed' END, FALSE, '[]', '[]', '[]', 0, " + LATER
                + ", 0" + from(1_500));
        execute("INSERT INTO statistics_hour SELECT " + webhook + ", 'contact.created', date_trunc('hour', " + AGE
                + ") - g * INTERVAL '1' HOUR, 'default', 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 5, '5:1'" + from(100));
    }

    /** Nobody comes past the second range until the work here is done. */
    <T> T whileDeliveryIsHeld(Callable<T> work) throws Exception {
        return whileHeld("SELECT id FROM delivery WHERE id = " + HELD_DELIVERY, work);
    }

    /** All that was kept. */
    List<String> kept() throws SQLException {
        List<String> all = list("SELECT 'delivery ' || id FROM delivery ORDER BY id");
        all.addAll(list("SELECT 'event ' || seq FROM event ORDER BY seq"));
        all.addAll(list("SELECT 'attempt ' || delivery_id FROM attempt ORDER BY delivery_id"));
        all.addAll(list("SELECT 'receipt ' || id FROM receipt ORDER BY id"));
        all.addAll(list("SELECT 'hour ' || answer_millis FROM statistics_hour"));
        return all;
    }

    /** As if the minute that a node is thought to live were over. */
    void leasesEnd() throws SQLException {
        execute("UPDATE job_lease SET lease_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
    }

    private static String from(int count) {
        return " FROM generate_series(1, " + count + ") AS g";
    }

    private <T> T whileHeld(String query, Callable<T> work) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(query + " FOR UPDATE");
            T result = work.call();
            connection.rollback();
            return result;
        }
    }

    private List<String> list(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
