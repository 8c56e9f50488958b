package org.belfry.delivery.sql;

import org.belfry.testing.Postgres;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresDeliveriesTest extends DeliveriesContract {
    PostgresDeliveriesTest() {
        super(fresh(), SqlFlavour.POSTGRESQL, "postgresql");
    }

    private static PGSimpleDataSource fresh() {
        Postgres.Database database = Postgres.createDatabase();
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setReWriteBatchedInserts(true);
        postgresql.setURL(database.url());
        postgresql.setUser(database.user());
        postgresql.setPassword(database.password());
        return postgresql;
    }

    @Override
    String bytes() {
        return "BYTEA";
    }
}
