package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.belfry.database.CurrentTransaction;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Postgres;
import org.belfry.testing.Schema;
import org.junit.jupiter.api.Test;

class AttemptDaysTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 1, 15);

    private final LocalTransactions transactions =
            new LocalTransactions(Schema.in(Postgres.createDatabase().dataSource(), "postgresql"));
    private final CurrentTransaction sql = new CurrentTransaction(transactions);

    @Test
    void days_get_their_tables_once() {
        assertThat(make(3)).isEqualTo(3);
        assertThat(make(4)).isOne();
        attempt("2024-01-16 23:59:59.999+00");
        assertThat(rows("attempt_20240116")).isOne();
    }

    @Test
    void attempts_of_a_day_without_a_table_are_kept_where_they_are() {
        attempt("2024-01-15 10:00:00+00");

        assertThat(make(2)).as("only tomorrow's").isOne();
        assertThat(rows("attempt_other")).isOne();
    }

    private int make(int days) {
        return transactions.call(() -> new AttemptDays(sql).make(TODAY, days));
    }

    private void attempt(String startedAt) {
        int unused = transactions.call(() -> sql.update("INSERT INTO attempt (delivery_id, number, tenant, webhook_id,"
                + " started_at, duration_ms) VALUES (1, 1, 'default', 1, '" + startedAt + "', 5)"));
    }

    private long rows(String table) {
        return transactions.call(() -> sql.on(connection -> {
                    try (var statement = connection.createStatement();
                            var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                        row.next();
                        return List.of(row.getLong(1));
                    }
                })
                .get(0));
    }
}
