package org.belfry.maintenance;

import org.belfry.testing.Postgres;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGConnectionPoolDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresResealTest extends ResealContract {
    PostgresResealTest() {
        super(pooled(Postgres.createDatabase()), "postgresql");
    }

    private static JdbcConnectionPool pooled(Postgres.Database database) {
        PGConnectionPoolDataSource postgresql = new PGConnectionPoolDataSource();
        postgresql.setURL(database.url());
        postgresql.setUser(database.user());
        postgresql.setPassword(database.password());
        return JdbcConnectionPool.create(postgresql);
    }
}
