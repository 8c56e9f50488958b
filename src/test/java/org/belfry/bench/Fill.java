package org.belfry.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts waiting deliveries into the tables of a bundle that is stopped, as if they had been published a while ago. The only
 * class of the benchmark that knows the engine's tables; see {@code src/main/resources/db/migration}.
 */
final class Fill {
    /** Ids come in blocks of so many; see the sequences. */
    private static final long BLOCK = 1000;

    private static final String EVENTS = "INSERT INTO event"
            + " (seq, tenant, id, type, occurred_at, data, fingerprint, created_at)"
            + " SELECT ? + x.n, w.tenant, 'waiting-' || CAST(? + x.n AS VARCHAR(20)), CAST(? AS VARCHAR(128)), %1$s, %3$s,"
            + " w.sealed_secret, %1$s FROM (%2$s) x CROSS JOIN webhook w WHERE w.id = ?";
    private static final String DELIVERIES =
            "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type, status,"
                    + " test, due_at, fence, attempts, created_at)"
                    + " SELECT ? + x.n, w.tenant, w.id, ? + x.n, CAST(? AS VARCHAR(128)), 'ready', FALSE, %1$s, 0, 0, %1$s"
                    + " FROM (%2$s) x CROSS JOIN webhook w WHERE w.id = ?";
    /** An hour ago and later, one by one. */
    private static final String INSTANT = "CURRENT_TIMESTAMP - INTERVAL '1' HOUR + x.n * INTERVAL '0.001' SECOND";

    private final Connection connection;
    private final Spelling spelling;

    Fill(Connection connection, Spelling spelling) {
        this.connection = connection;
        this.spelling = spelling;
    }

    /** What the two databases spell differently: a series as column {@code n}, and a text as bytes. */
    enum Spelling {
        POSTGRESQL("SELECT generate_series(1, ?) AS n", "convert_to(%s, 'UTF8')"),
        H2("SELECT x AS n FROM SYSTEM_RANGE(1, ?)", "STRINGTOUTF8(%s)");

        private final String series;
        private final String bytes;

        Spelling(String series, String bytes) {
            this.series = series;
            this.bytes = bytes;
        }

        /** A series as it stands, without a parameter. */
        String seriesOf(int count) {
            return series.replace("?", Integer.toString(count));
        }

        /** A text as bytes. */
        String bytesOf(String text) {
            return bytes.formatted(text);
        }

        private String insert(String template) {
            String[] data = Payload.dataWithoutTime("#").split("#");
            String text = "'" + data[0] + "' || CAST(x.n AS VARCHAR(20)) || '" + data[1] + "'";
            return template.formatted(INSTANT, series, bytes.formatted(text));
        }
    }

    /** Adds events and one waiting delivery of each to a webhook, whatever its status. */
    void waiting(long webhook, int count) throws SQLException {
        long before = lastId();
        insert(EVENTS, before, webhook, count);
        insert(DELIVERIES, before, webhook, count);
        settle(before + count);
    }

    /** Adds what happened between fifty and twenty days ago. */
    Past.Bare past(long firstWebhook, int attempts) throws SQLException {
        long before = lastId();
        Past.Bare bare = new Past(connection, spelling, firstWebhook, attempts).write(before);
        settle(before + attempts);
        return bare;
    }

    private void settle(long lastId) throws SQLException {
        long next = lastId / BLOCK * BLOCK + BLOCK + 1;
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER SEQUENCE event_ids RESTART WITH " + next);
            statement.execute("ALTER SEQUENCE delivery_ids RESTART WITH " + next);
            // What would have happened in the hours in which so much gathers.
            statement.execute("ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    /** A number above all ids that are used or may be used from blocks taken. */
    private long lastId() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT GREATEST((SELECT COALESCE(MAX(seq), 0) FROM event),"
                        + " (SELECT COALESCE(MAX(id), 0) FROM delivery))")) {
            row.next();
            return row.getLong(1) / BLOCK * BLOCK + BLOCK;
        }
    }

    private void insert(String template, long before, long webhook, int count) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(spelling.insert(template))) {
            insert.setLong(1, before);
            insert.setLong(2, before);
            insert.setString(3, Payload.EVENT_TYPE);
            insert.setInt(4, count);
            insert.setLong(5, webhook);
            insert.executeUpdate();
        }
    }
}
