package org.belfry.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.belfry.testing.Postgres;

/** The empty database that one bundle gets. */
sealed interface Store {
    /** The bundle's settings for it. */
    Map<String, String> settings();

    /** A connection of the benchmark's own; with H2 only while the bundle is stopped. */
    Connection connect(Path dataDir) throws SQLException;

    /** What the two databases spell differently. */
    Fill.Spelling spelling();

    /** A database on a server that loses nothing when the power goes. */
    record OnPostgres(Postgres.Database database) implements Store {
        @Override
        public Map<String, String> settings() {
            return database.settings();
        }

        @Override
        public Connection connect(Path dataDir) throws SQLException {
            return database.connect();
        }

        @Override
        public Fill.Spelling spelling() {
            return Fill.Spelling.POSTGRESQL;
        }
    }

    /** The file that the bundle makes when it is told nothing of a database. */
    record DefaultFile() implements Store {
        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public Connection connect(Path dataDir) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:h2:file:" + dataDir.resolve("belfry").toAbsolutePath() + ";WRITE_DELAY=0", "", "");
        }

        @Override
        public Fill.Spelling spelling() {
            return Fill.Spelling.H2;
        }
    }
}
