package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresErrandsTest extends ErrandsContract {
    private static final String ROWS_READ = "SELECT seq_tup_read + idx_tup_fetch AS rows_read"
            + " FROM pg_stat_xact_user_tables WHERE relname = 'receipt'";
    private static final int WAITING = 20_000;
    private static final int FEW = 100;

    PostgresErrandsTest() {
        super(new SqlInTray(TestDatabase.postgresql()));
    }

    @Test
    void a_claim_reads_no_more_rows_when_many_wait() {
        TestDatabase database = ((SqlInTray) tray).database();
        database.execute(
                "INSERT INTO receipt (id, tenant, incoming_webhook_id, received_at, event_type, status, payload,"
                        + " by_hand, actions, errors, warnings, attempts, due_at, fence)"
                        + " SELECT nextval('receipt_ids'), 'default', '00000000000a', now(), 'subscriber_added', 'pending', '{}',"
                        + " FALSE, '[]', '[]', '[]', 0, now() - INTERVAL '1 hour', 0 FROM generate_series(1, " + WAITING
                        + ")");
        database.execute("ANALYZE receipt");

        long read = database.transactions().call(() -> {
            List<Errand> claimed = tray.errands().claim(1, Duration.ofSeconds(30));
            assertThat(claimed).hasSize(1);
            return database.rows()
                    .first(ROWS_READ, row -> row.number("rows_read"))
                    .orElseThrow();
        });

        assertThat(read).isLessThan(FEW);
    }
}
