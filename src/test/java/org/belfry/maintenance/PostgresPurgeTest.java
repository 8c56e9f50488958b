package org.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.belfry.delivery.sql.DeliveryDatabase;
import org.belfry.delivery.sql.SqlFlavour;
import org.belfry.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresPurgeTest extends PurgeContract {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 15);

    PostgresPurgeTest() {
        super(Postgres.createDatabase().pool(), "postgresql");
    }

    @Test
    void a_whole_day_of_attempts_is_dropped_with_its_table() {
        DeliveryDatabase days = new DeliveryDatabase(transactions, SqlFlavour.POSTGRESQL);
        LocalDate old = LocalDate.of(2024, 1, 15);
        int unused = transactions.call(() -> days.makeRoom(old, 2)) + transactions.call(() -> days.makeRoom(TODAY, 2));
        attempt(1, Instant.parse("2024-01-15T10:00:00Z"));
        attempt(2, Instant.parse("2024-03-15T10:00:00Z"));

        assertThat(purge().steps().get(0).metrics().written()).isEqualTo(2);

        assertThat(told("SELECT to_regclass('attempt_20240115')")).containsExactly("null");
        assertThat(told("SELECT delivery_id FROM attempt")).containsExactly("2");
    }
}
