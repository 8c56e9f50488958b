package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.belfry.retry.NextStep;
import org.belfry.testing.Postgres;
import org.junit.jupiter.api.Test;
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

    @Test
    void attempts_of_a_day_have_a_table_of_their_own_once_there_is_room() {
        LocalDate today = LocalDate.ofInstant(NOON, ZoneOffset.UTC);

        assertThat(transactions.call(() -> database.makeRoom(today, 3))).isEqualTo(3);
        assertThat(transactions.call(() -> database.makeRoom(today, 4))).isOne();
        insert(1);
        record(answered(claim("one", 1).get(0), 200, new NextStep.Succeed()));
        execute("DELETE FROM attempt_20240115");
        execute("DROP TABLE attempt_20240115, attempt_20240116, attempt_20240117, attempt_20240118");
        insert(1);
        record(answered(claim("one", 1).get(0), 200, new NextStep.Succeed()));

        assertThat(transactions.call(() -> database.makeRoom(today, 1)))
                .as("tables for a day that is in the common one")
                .isZero();
    }
}
