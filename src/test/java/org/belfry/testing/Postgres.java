package org.belfry.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;

/**
 * A real PostgreSQL, one server per JVM, started by the first who asks and ended with the JVM. Each caller gets an empty
 * database of its own. Ordinary durability settings of the embedded server: it survives the death of its clients, which is
 * what the tests are about, not a power cut.
 */
public final class Postgres implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Where a database is and who may enter. */
    public record Database(String url, String user, String password) {
        /** A connection of the caller's own. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        /** The bundle's settings for it. */
        public Map<String, String> settings() {
            return Map.of(
                    "BELFRY_DATABASE_URL", url,
                    "BELFRY_DATABASE_USER", user,
                    "BELFRY_DATABASE_PASSWORD", password);
        }

        /** Batches are rewritten, as Belfry has it. */
        public DataSource dataSource() {
            PGSimpleDataSource postgresql = new PGSimpleDataSource();
            fill(postgresql);
            return postgresql;
        }

        /** The same with a pool. */
        public JdbcConnectionPool pool() {
            PGConnectionPoolDataSource postgresql = new PGConnectionPoolDataSource();
            fill(postgresql);
            return JdbcConnectionPool.create(postgresql);
        }

        private void fill(BaseDataSource postgresql) {
            postgresql.setReWriteBatchedInserts(true);
            postgresql.setURL(url);
            postgresql.setUser(user);
            postgresql.setPassword(password);
        }
    }

    /** An empty database on the server that all tests of this JVM share. */
    public static Database createDatabase() {
        return Shared.SERVER.newDatabase();
    }

    /** A server of the caller's own on a port it chose; close it. */
    public static Postgres startOn(int port) {
        return new Postgres(start(EmbeddedPostgres.builder().setPort(port)));
    }

    /**
     * A server of the caller's own that keeps what it has acknowledged even when the power goes, as PostgreSQL does unless
     * told otherwise: the embedded server switches that off. Close it.
     */
    public static Postgres startDurable() {
        return new Postgres(start(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")));
    }

    /** The address that {@link #defaultDatabase()} of a server on that port will have. */
    public static Database defaultDatabase(int port) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, PASSWORD);
    }

    /** The database every server has from the start. */
    public Database defaultDatabase() {
        return defaultDatabase(server.getPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** An empty database on this server. */
    public Database newDatabase() {
        String name = "belfry_" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
        return new Database("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, USER, PASSWORD);
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final Postgres SERVER = new Postgres(start(EmbeddedPostgres.builder()));
    }
}
