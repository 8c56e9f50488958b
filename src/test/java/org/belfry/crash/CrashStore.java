package org.belfry.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.sql.SqlFlavour;
import org.belfry.testing.LocalEngine;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Postgres;
import org.belfry.testing.Schema;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database whose statements can be held, one kind of them at a time, until whoever runs them is dead. */
final class CrashStore {
    private final Kind kind;
    private final Path folder;
    private final String url;
    private final LinkedBlockingQueue<String> held = new LinkedBlockingQueue<>();

    private CrashStore(Kind kind, Path folder, String url) {
        this.kind = kind;
        this.folder = folder;
        this.url = url;
    }

    /** The two databases. */
    enum Kind {
        H2(SqlFlavour.H2, "VARBINARY"),
        POSTGRESQL(SqlFlavour.POSTGRESQL, "BYTEA");

        private final SqlFlavour flavour;
        private final String bytes;

        Kind(SqlFlavour flavour, String bytes) {
            this.flavour = flavour;
            this.bytes = bytes;
        }

        SqlFlavour flavour() {
            return flavour;
        }

        DataSource pool(String url, String node) {
            if (this == H2) {
                JdbcDataSource h2 = new JdbcDataSource();
                h2.setURL(url);
                return JdbcConnectionPool.create(h2);
            }
            PGConnectionPoolDataSource postgresql = new PGConnectionPoolDataSource();
            postgresql.setURL(url);
            postgresql.setApplicationName(node);
            postgresql.setReWriteBatchedInserts(true);
            return JdbcConnectionPool.create(postgresql);
        }

        /** H2 tells nobody when it has committed but not yet answered. */
        List<Step> steps() {
            return Stream.of(Step.values())
                    .filter(step -> this == POSTGRESQL || step != Step.COMMIT)
                    .toList();
        }
    }

    static CrashStore create(Kind kind, Path folder) throws SQLException {
        String url;
        if (kind == Kind.H2) {
            url = "jdbc:h2:file:" + folder.resolve("belfry") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        } else {
            Postgres.Database database = Postgres.createDatabase();
            url = database.url() + "?user=" + database.user() + "&password=" + database.password();
        }
        CrashStore store = new CrashStore(kind, folder, url);
        store.prepare();
        return store;
    }

    List<String> arguments() {
        return List.of(kind.name(), url);
    }

    private void prepare() throws SQLException {
        DataSource pool = kind.pool(url, "prepare");
        Schema.in(pool, kind.name().toLowerCase(Locale.ROOT));
        LocalTransactions transactions = new LocalTransactions(pool);
        DeliveryDatabase database = new DeliveryDatabase(transactions, kind.flavour());
        int unused = transactions.call(() -> database.makeRoom(LocalDate.now(ZoneOffset.UTC), 2));
        ((JdbcConnectionPool) pool).dispose();
        execute(LocalEngine.WEBHOOK_ROW.formatted(kind.bytes));
        execute("INSERT INTO webhook_event (webhook_id, position, event_type) VALUES (1, 0, 'contact.created')");
        if (kind == Kind.H2) {
            trigger(Step.INSERT_EVENT, "INSERT ON event");
            trigger(Step.INSERT_DELIVERY, "INSERT ON delivery");
            trigger(Step.CLAIM, "UPDATE ON delivery");
            trigger(Step.RECORD_DELIVERY, "UPDATE ON delivery");
            trigger(Step.RECORD_ATTEMPT, "INSERT ON attempt");
        } else {
            preparePostgres();
        }
    }

    private void trigger(Step step, String when) throws SQLException {
        execute("CREATE TRIGGER " + step + " BEFORE " + when + " FOR EACH ROW CALL '" + HoldingTrigger.class.getName()
                + "'");
    }

    private void preparePostgres() throws SQLException {
        execute("CREATE TABLE crash_gate (step TEXT PRIMARY KEY)");
        execute("CREATE FUNCTION crash_hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF EXISTS (SELECT 1 FROM crash_gate WHERE step = TG_ARGV[0]) THEN"
                + " PERFORM pg_sleep(TG_ARGV[1]::float8); END IF; RETURN NEW; END $$");
        hold(Step.INSERT_EVENT, "BEFORE INSERT ON event FOR EACH ROW");
        hold(Step.INSERT_DELIVERY, "BEFORE INSERT ON delivery FOR EACH ROW");
        hold(
                Step.CLAIM,
                "BEFORE UPDATE ON delivery FOR EACH ROW"
                        + " WHEN (NEW.owner IS NOT NULL AND NEW.owner IS DISTINCT FROM OLD.owner)");
        hold(Step.RECORD_DELIVERY, "BEFORE UPDATE ON delivery FOR EACH ROW WHEN (NEW.status = 'success')");
        hold(Step.RECORD_ATTEMPT, "BEFORE INSERT ON attempt FOR EACH ROW");
        execute("CREATE CONSTRAINT TRIGGER commit AFTER INSERT ON delivery DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION crash_hold('COMMIT', '1.5')");
    }

    private void hold(Step step, String when) throws SQLException {
        execute("CREATE TRIGGER " + step + " " + when + " EXECUTE FUNCTION crash_hold('" + step + "', '60')");
    }

    /** From now on, who comes to this step is held there. */
    void hold(Step step) throws SQLException, IOException {
        held.clear();
        if (kind == Kind.H2) {
            Files.createFile(HoldingTrigger.gate(folder, step));
        } else {
            execute("INSERT INTO crash_gate VALUES ('" + step + "')");
        }
    }

    /** To be told what a node of H2 says; what is a hold is kept. */
    void heard(String node, String line) {
        if (line.equals("held")) {
            held.add(node);
        }
    }

    /** The node that is held, once one is. */
    String awaitHeld(Step step) throws SQLException, InterruptedException {
        String node = null;
        for (int i = 0; node == null && i < 600; i++) {
            if (kind == Kind.H2) {
                node = held.poll(50, TimeUnit.MILLISECONDS);
            } else {
                node = text("SELECT max(application_name) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                        + " AND datname = current_database()");
                TimeUnit.MILLISECONDS.sleep(node == null ? 20 : 0);
            }
        }
        if (node == null) {
            throw new AssertionError("Nobody came to " + step + ".");
        }
        return node;
    }

    /** Nobody is held any more. The statements of the dead end as they do when the server notices; a commit is done. */
    void letGo(Step step) throws SQLException, IOException {
        if (kind == Kind.H2) {
            Files.deleteIfExists(HoldingTrigger.gate(folder, step));
            return;
        }
        execute("DELETE FROM crash_gate");
        if (step != Step.COMMIT) {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()");
        }
    }

    int number(String query) throws SQLException {
        return Integer.parseInt(String.valueOf(text(query)));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
