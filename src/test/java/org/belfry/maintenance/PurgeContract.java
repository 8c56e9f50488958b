package org.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.belfry.statistics.Count;
import org.belfry.statistics.Tally;
import org.junit.jupiter.api.Test;

/** What is let go and what is not, on every database. It is kept for thirty days; NOW is when the purge runs. */
abstract class PurgeContract extends JobsFixture {
    private static final Instant OLD = NOW.minus(Duration.ofDays(40));
    private static final Instant YOUNG = NOW.minus(Duration.ofDays(29));

    PurgeContract(DataSource dataSource, String migrations) {
        super(dataSource, migrations);
    }

    @Test
    void old_deliveries_that_have_ended_go_with_their_attempts_and_their_events() {
        delivery(1, "success", OLD, OLD);
        delivery(2, "failed", OLD, OLD);
        delivery(3, "cancelled", OLD, null);
        delivery(4, "success", YOUNG, YOUNG);
        attempt(1, OLD);
        attempt(4, YOUNG);
        event(9, OLD);

        assertThat(purge().status()).isEqualTo("COMPLETED");

        assertThat(told("SELECT id FROM delivery")).containsExactly("4");
        assertThat(told("SELECT seq FROM event")).containsExactly("4");
        assertThat(told("SELECT delivery_id FROM attempt")).containsExactly("4");
    }

    @Test
    void what_waits_stays_however_old_and_so_does_its_event() {
        delivery(1, "ready", OLD, OLD);
        delivery(2, "ready", OLD, null);
        delivery(3, "success", OLD, OLD);

        purge();

        assertThat(told("SELECT id FROM delivery ORDER BY id")).containsExactly("1", "2");
        assertThat(told("SELECT seq FROM event ORDER BY seq")).containsExactly("1", "2");
    }

    @Test
    void a_delivery_that_was_sent_anew_lately_stays_with_its_event() {
        delivery(1, "success", OLD, YOUNG);

        purge();

        assertThat(told("SELECT id FROM delivery")).containsExactly("1");
        assertThat(told("SELECT seq FROM event")).containsExactly("1");
    }

    @Test
    void old_rows_are_found_behind_younger_ones_with_lower_ids() {
        for (int i = 1; i <= 2500; i++) {
            delivery(i, "success", i % 1000 < 300 ? YOUNG : OLD, null);
        }
        delivery(60_000, "success", OLD, OLD);

        JobRun run = purge();

        assertThat(told("SELECT COUNT(*) FROM delivery WHERE created_at < '2024-02-14 00:00:00+00'"))
                .containsExactly("0");
        assertThat(told("SELECT COUNT(*) FROM delivery")).containsExactly("899");
        assertThat(run.steps()).hasSize(Job.PURGE.steps());
        assertThat(run.steps().get(1).metrics().commits()).isGreaterThan(2);
    }

    @Test
    void old_receipts_that_have_ended_go_and_those_that_wait_stay_however_old() {
        receipt(1, "processed", OLD);
        receipt(2, "failed", OLD);
        receipt(3, "duplicate", OLD);
        receipt(4, "blocked", OLD);
        receipt(5, "refused", OLD);
        receipt(6, "pending", OLD);
        receipt(7, "pending", OLD);
        execute("UPDATE receipt SET attempts = 2, first_attempt_at = received_at, due_at = ? WHERE id = 7", NOW);
        receipt(8, "processed", YOUNG);
        receipt(9, "processed", NOW.minus(RETENTION));

        JobRun.Step step = purge().steps().get(3);

        assertThat(step.name()).isEqualTo("receipts");
        assertThat(step.extent().done()).isEqualTo(9);
        assertThat(told("SELECT id FROM receipt ORDER BY id")).containsExactly("6", "7", "8", "9");
    }

    @Test
    void a_receipt_that_waited_goes_once_it_has_ended() {
        receipt(1, "pending", OLD);
        purge();
        execute("UPDATE receipt SET status = 'processed'");

        purge();

        assertThat(told("SELECT id FROM receipt")).isEmpty();
    }

    @Test
    void deliveries_go_and_what_was_counted_of_them_stays_though_nobody_has_added_it_up() {
        delivery(1, "success", OLD, OLD);
        tally(1);
        List<Tally> before = totals();

        purge();

        assertThat(told("SELECT id FROM delivery")).isEmpty();
        assertThat(totals()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void statistics_by_hour_go_those_by_day_and_those_not_yet_added_up_stay() {
        statistics("statistics_hour", OLD);
        statistics("statistics_hour", YOUNG);
        statistics("statistics_day", OLD);
        tally(1);
        execute("UPDATE statistics_tally SET begin_at = '2020-01-01 00:00:00+00'");

        purge();

        assertThat(told("SELECT COUNT(*) FROM statistics_hour")).containsExactly("1");
        assertThat(told("SELECT COUNT(*) FROM statistics_day")).containsExactly("1");
        assertThat(totals()).extracting(tally -> tally.get(Count.SUCCESSES)).contains(1L);
        assertThat(told("SELECT COUNT(*) FROM statistics_tally")).containsExactly("1");
    }

    @Test
    void the_history_of_jobs_goes_but_what_is_young_or_runs() {
        execute("INSERT INTO batch_job_instance (jobinstanceid, jobname) VALUES (1003, 'old'), (1002, 'old')");
        run(1003, "COMPLETED");
        run(1002, "STARTED");

        JobRun last = purge();

        assertThat(told("SELECT jobexecutionid FROM batch_job_execution ORDER BY jobexecutionid"))
                .containsExactlyInAnyOrder("1002", Long.toString(last.execution()));
    }

    @Test
    void a_second_purge_finds_nothing_more() {
        delivery(1, "success", OLD, OLD);
        purge();

        JobRun again = purge();

        assertThat(again.status()).isEqualTo("COMPLETED");
        assertThat(again.steps().subList(0, 4))
                .allSatisfy(step -> assertThat(step.metrics().written()).isZero());
    }

    JobRun purge() {
        Node node = new Node("a");
        node.jobs.start(Job.PURGE);
        return node.awaitEnd(Job.PURGE);
    }

    private void run(long id, String status) {
        execute(
                "INSERT INTO batch_job_execution (jobexecutionid, jobinstanceid, createtime, batchstatus) VALUES (?, ?,"
                        + " '2023-01-01 00:00:00+00', ?)",
                id,
                id,
                status);
    }

    private void statistics(String table, Instant begin) {
        execute(
                "INSERT INTO " + table + " SELECT 1, 'contact.created', CAST(? AS TIMESTAMP WITH TIME ZONE), 'default',"
                        + " 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 5, '5:1'",
                begin);
    }

    private void receipt(long id, String status, Instant receivedAt) {
        execute(
                "INSERT INTO receipt (id, tenant, received_at, event_type, status, by_hand, actions, errors, warnings,"
                        + " attempts, due_at, fence) VALUES (?, 'default', ?, 'subscriber_added', ?, FALSE, ?, ?, ?, 0, ?, 0)",
                id,
                receivedAt,
                status,
                new byte[0],
                new byte[0],
                new byte[0],
                receivedAt);
    }

    private void delivery(long id, String status, Instant createdAt, Instant attemptedAt) {
        event(id, createdAt);
        execute(
                "INSERT INTO delivery (id, tenant, webhook_id, event_seq, event_type, status, test, due_at, fence, attempts,"
                        + " created_at, attempted_at) VALUES (?, 'default', 1, ?, 'contact.created', ?, FALSE,"
                        + " CURRENT_TIMESTAMP, 0, 0, ?, CAST(? AS TIMESTAMP WITH TIME ZONE))",
                id,
                id,
                status,
                createdAt,
                attemptedAt);
    }

    private void event(long seq, Instant createdAt) {
        execute(
                "INSERT INTO event (seq, tenant, id, type, occurred_at, data, fingerprint, created_at)"
                        + " VALUES (?, 'default', ?, 'contact.created', ?, ?, ?, ?)",
                seq,
                "e" + seq,
                createdAt,
                new byte[0],
                new byte[0],
                createdAt);
    }

    void attempt(long delivery, Instant startedAt) {
        execute(
                "INSERT INTO attempt (delivery_id, number, tenant, webhook_id, started_at, duration_ms)"
                        + " VALUES (?, 1, 'default', 1, ?, 5)",
                delivery,
                startedAt);
    }
}
