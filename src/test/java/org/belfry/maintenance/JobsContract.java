package org.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.belfry.maintenance.Jobs.Outcome;
import org.belfry.statistics.Tally;
import org.junit.jupiter.api.Test;

/** Jobs stopped, killed and begun again, on every database: nothing is added up twice, nothing is forgotten. */
abstract class JobsContract extends JobsFixture {
    private static final Job JOB = Job.AGGREGATE_DELIVERIES;
    private static final int TALLIES = 6_800;

    JobsContract(DataSource dataSource, String migrations) {
        super(dataSource, migrations);
    }

    @Test
    void a_job_that_runs_through_tells_what_it_did() {
        tally(TALLIES);
        List<Tally> before = totals();
        Node node = new Node("a");

        assertThat(node.jobs.start(JOB)).isInstanceOf(Outcome.Done.class);
        JobRun run = node.awaitEnd(JOB);

        assertThat(run.status()).isEqualTo("COMPLETED");
        assertThat(run.percent()).isEqualTo(100);
        assertThat(run.times().endedAt()).isNotNull();
        assertThat(run.steps()).singleElement().satisfies(step -> {
            assertThat(step.metrics().read()).isEqualTo(TALLIES);
            assertThat(step.metrics().written()).isEqualTo(TALLIES);
            assertThat(step.metrics().commits()).isEqualTo(4);
            assertThat(step.extent()).isEqualTo(new JobRun.Extent(TALLIES, TALLIES));
        });
        assertThat(totals()).isEqualTo(before);
        assertThat(waiting()).isZero();
        assertThat(node.jobs.restart(JOB)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_job_stopped_in_the_middle_goes_on_at_its_checkpoint() {
        tally(TALLIES);
        List<Tally> before = totals();
        AtomicReference<Node> self = new AtomicReference<>();
        AtomicInteger chunks = new AtomicInteger();
        Node node = new Node("a", ids -> {
            if (chunks.incrementAndGet() == 2) {
                self.get().jobs.stop(JOB);
            }
        });
        self.set(node);
        node.jobs.start(JOB);
        JobRun stopped = node.awaitEnd(JOB);
        assertThat(stopped.status()).isEqualTo("STOPPED");
        assertThat(stopped.percent()).isBetween(1, 99);
        assertThat(waiting()).isBetween(1L, TALLIES - 1L);
        assertThat(totals()).isEqualTo(before);

        assertThat(node.jobs.restart(JOB)).isInstanceOf(Outcome.Done.class);
        JobRun ended = node.awaitEnd(JOB);

        assertThat(ended.status()).isEqualTo("COMPLETED");
        assertThat(ended.execution()).isGreaterThan(stopped.execution());
        assertThat(stopped.steps().get(0).extent().done()
                        + ended.steps().get(0).extent().done())
                .isEqualTo(TALLIES);
        assertThat(totals()).isEqualTo(before);
        assertThat(waiting()).isZero();
    }

    @Test
    void what_a_dead_node_has_left_another_one_finishes() throws InterruptedException {
        tally(TALLIES);
        List<Tally> before = totals();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch buried = new CountDownLatch(1);
        AtomicInteger chunks = new AtomicInteger();
        Node dead = new Node("a", ids -> {
            if (chunks.incrementAndGet() == 2) {
                reached.countDown();
                await(buried);
            }
        });
        dead.jobs.start(JOB);
        reached.await();
        long execution = last(JOB).execution();
        Node other = new Node("b");

        assertThat(other.jobs.start(JOB)).as("while it is thought to live").isEqualTo(new Outcome.Running(execution));
        assertThat(dead.jobs.start(JOB)).isEqualTo(new Outcome.Running(execution));
        other.timetable.turn();
        assertThat(last(JOB).execution()).isEqualTo(execution);
        execute("UPDATE job_lease SET lease_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        other.timetable.turn();
        JobRun ended = other.awaitEnd(JOB);

        assertThat(ended.status()).isEqualTo("COMPLETED");
        assertThat(ended.execution()).isGreaterThan(execution);
        assertThat(totals()).isEqualTo(before);
        assertThat(waiting()).isZero();
        buried.countDown();
        dead.awaitEnd(JOB);
        assertThat(totals()).as("even if it was not dead at all").isEqualTo(before);
    }

    @Test
    void a_node_that_starts_again_goes_on_with_what_it_ran_at_once() throws InterruptedException {
        tally(TALLIES);
        List<Tally> before = totals();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Node dead = new Node("a", ids -> {
            reached.countDown();
            await(never);
        });
        dead.jobs.start(JOB);
        reached.await();
        Node again = new Node("a");

        again.timetable.open();
        again.timetable.turn();
        JobRun ended = again.awaitEnd(JOB);

        assertThat(ended.status()).isEqualTo("COMPLETED");
        assertThat(totals()).isEqualTo(before);
        assertThat(waiting()).isZero();
        never.countDown();
        dead.awaitEnd(JOB);
    }

    @Test
    void a_job_is_stopped_from_any_node() {
        tally(TALLIES);
        Node other = new Node("b");
        AtomicInteger chunks = new AtomicInteger();
        Node node = new Node("a", ids -> {
            if (chunks.incrementAndGet() == 2) {
                assertThat(other.jobs.stop(JOB)).isInstanceOf(Outcome.Done.class);
            }
        });
        node.jobs.start(JOB);

        assertThat(node.awaitEnd(JOB).status()).isEqualTo("STOPPED");
        assertThat(other.jobs.restart(JOB)).isInstanceOf(Outcome.Done.class);
        assertThat(other.awaitEnd(JOB).status()).isEqualTo("COMPLETED");
        assertThat(waiting()).isZero();
    }

    @Test
    void a_node_that_closes_stops_what_runs_there_and_nothing_else() throws InterruptedException {
        tally(TALLIES);
        List<Tally> before = totals();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch on = new CountDownLatch(1);
        Node node = new Node("a", ids -> {
            reached.countDown();
            await(on);
        });
        node.jobs.start(JOB);
        reached.await();

        new Node("b").timetable.close(Duration.ofSeconds(10));
        assertThat(last(JOB).status()).isEqualTo("STARTED");
        node.timetable.close(Duration.ZERO);
        on.countDown();
        assertThat(node.awaitEnd(JOB).status()).isEqualTo("STOPPED");

        Node next = new Node("b");
        next.timetable.turn();
        assertThat(next.awaitEnd(JOB).status()).isEqualTo("COMPLETED");
        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void what_is_due_runs_once_and_then_waits_for_its_time() {
        execute("UPDATE job_lease SET due_at = CURRENT_TIMESTAMP WHERE job = 'aggregate-deliveries'");
        Node one = new Node("a");
        Node two = new Node("b");

        one.timetable.turn();
        one.awaitEnd(JOB);
        two.timetable.turn();
        one.timetable.turn();

        assertThat(told("SELECT COUNT(*) FROM batch_job_execution")).containsExactly("1");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
