package org.belfry.delivery.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.belfry.delivery.Claimed;
import org.belfry.delivery.Deliveries;
import org.belfry.kernel.WebhookId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the engine does all the time must not cost more with every delivery that was ever made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresPlansTest extends QueueFixture {
    private static final int WAITING = 30_000;
    private static final int BATCH = 1_000;
    private static final String WHOLE_TABLES_READ = "SELECT sum(seq_scan) FROM pg_stat_xact_user_tables"
            + " WHERE relname IN ('delivery', 'event') OR relname LIKE 'attempt%'";

    PostgresPlansTest() {
        super(postgresql(), SqlFlavour.POSTGRESQL);
        int unused = transactions.call(() -> database.makeRoom(LocalDate.ofInstant(NOON, ZoneOffset.UTC), 2));
    }

    @BeforeAll
    void plans_can_be_told() {
        execute("CREATE FUNCTION plan_of(statement TEXT) RETURNS SETOF TEXT LANGUAGE plpgsql AS"
                + " $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (GENERIC_PLAN) ' || statement; END $$");
    }

    @BeforeEach
    void a_queue_is_long() {
        webhook(1, "fluent-crm", "contact.created");
        String series = " FROM generate_series(1, " + WAITING + ") AS n";
        execute("INSERT INTO event (seq, tenant, id, type, occurred_at, data, fingerprint, created_at)"
                + " SELECT n, 'default', 'e' || n, 'contact.created', now(), '{}', '', now()" + series);
        execute("INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type, status, test, due_at, fence,"
                + " attempts, created_at) SELECT n, 'default', 1, n, 'contact.created', 'ready', FALSE,"
                + " now() - INTERVAL '1 hour', 0, 0, now()" + series);
        execute("ANALYZE");
    }

    @Test
    void neither_a_claim_nor_a_look_reads_a_whole_table() {
        List<Claimed> claimed = new ArrayList<>();
        assertThat(wholeTablesReadBy(() -> claimed.addAll(deliveries.claim(
                        new Deliveries.Claim(lease("node"), Map.of(new WebhookId(1), BATCH), 1 << 20)))))
                .as("by a claim")
                .isEqualTo("0");
        assertThat(claimed).hasSize(BATCH);
        assertThat(wholeTablesReadBy(() -> deliveries.waiting()))
                .as("by the look at the queues")
                .isEqualTo("0");
    }

    @Test
    void results_are_not_sought_among_all_that_is_ready_when_nothing_was_at_the_last_look() {
        execute("UPDATE delivery SET status = 'success'");
        execute("ANALYZE");
        execute("UPDATE delivery SET status = 'ready'");

        List<String> columns = Stream.of(
                        "bigint", "bigint", "text", "bigint", "int", "int", "text", "bigint", "int", "bytea", "bytea")
                .map(type -> type + "[]")
                .toList();
        assertThat(planOf(PostgresAttempted.RECORD, columns))
                .contains("delivery_pkey")
                .doesNotContain("delivery_ready");
        assertThat(planOf("UPDATE delivery SET owner = NULL" + RecordSql.LEASED, List.of("bigint", "bigint")))
                .contains("delivery_pkey")
                .doesNotContain("delivery_ready");
    }

    /** The plan for any parameters, which a connection takes from the eleventh time on. */
    private String planOf(String statement, List<String> types) {
        String numbered = statement;
        for (int i = 0; i < types.size(); i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + (i + 1) + "::" + types.get(i));
        }
        return told("SELECT string_agg(line, ' ') FROM plan_of($plan$" + numbered + "$plan$) AS line");
    }

    private String wholeTablesReadBy(Runnable work) {
        return transactions.call(() -> {
            work.run();
            return told(WHOLE_TABLES_READ);
        });
    }
}
