package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.Postgres;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Jobs of two servers over one PostgreSQL. A job is held in its middle by a row that the test has locked. The first server
 * dies in the second test and is not needed any more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobsClusterIT {
    private static final String AGGREGATE = "/api/v1/jobs/aggregate-deliveries";
    private static final String PURGE = "/api/v1/jobs/purge";

    private final Postgres.Database database = Postgres.createDatabase();
    private final JobRows rows = new JobRows(database);
    private Bundle one;
    private Bundle two;
    private long webhook;

    @BeforeAll
    void start() throws IOException {
        one = Bundle.launch(settings());
        two = Bundle.launch(settings());
        one.awaitReady(Bundle.BOOT);
        two.awaitReady(Bundle.BOOT);
        Hub hub = new Hub(one.admin());
        String inactive = ",\"status\":\"inactive\"";
        webhook = hub.webhook("http://127.0.0.1:9/", "[\"contact.created\"]", inactive)
                .at("id")
                .number();
        hub.webhook("http://127.0.0.1:9/", "[\"contact.created\"]", inactive);
        hub.webhook("http://127.0.0.1:9/", "[\"contact.created\"]", inactive);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = Belfry.settings("127.0.0.1:*");
        settings.putAll(database.settings());
        settings.put("BELFRY_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return settings;
    }

    @AfterAll
    void stop() throws IOException {
        one.close();
        two.close();
    }

    @Test
    @Order(1)
    void what_runs_on_one_node_is_seen_on_the_other_and_not_begun_there() throws Exception {
        rows.layTallies(webhook);
        String before = statistics(one);
        Json run = rows.whileTallyIsHeld(() -> {
            Json begun = startedByOneOfMany();
            long id = begun.at("id").number();
            Json seen = awaitDone(two, AGGREGATE, id, 0, 2_000);
            assertThat(seen.at("progress").number()).isEqualTo(29);
            assertThat(seen.at("steps.0.total").number()).isEqualTo(JobRows.TALLIES);
            assertThat(seen).hasToString(execution(one, AGGREGATE, id).toString());
            for (Bundle node : List.of(one, two)) {
                assertRunning(node.admin().post(AGGREGATE + "/start"), id);
                assertRunning(node.admin().post(AGGREGATE + "/restart"), id);
                assertThat(node.admin()
                                .get(AGGREGATE)
                                .json()
                                .at("running_execution")
                                .number())
                        .isEqualTo(id);
            }
            assertThat(statistics(two)).isEqualTo(before);
            return begun;
        });
        Json ended = awaitIdle(two, AGGREGATE);

        assertThat(ended.at("id").number()).isEqualTo(run.at("id").number());
        assertThat(ended.at("status").string()).isEqualTo("completed");
        assertThat(ended.at("progress").number()).isEqualTo(100);
        assertThat(ended.at("steps.0.read").number()).isEqualTo(JobRows.TALLIES);
        assertThat(ended.at("steps.0.written").number()).isEqualTo(JobRows.TALLIES);
        assertThat(ended.at("steps.0.commits").number()).isEqualTo(4);
        Reply again = two.admin().post(AGGREGATE + "/restart");
        Belfry.assertProblem(again, 409);
        assertThat(again.json().has("execution")).isFalse();
        assertThat(history(two, AGGREGATE)).isEqualTo(history(one, AGGREGATE));
        assertThat(List.of(statistics(one), statistics(two))).containsOnly(before);
        assertThat(rows.waiting()).isZero();
    }

    @Test
    @Order(2)
    void what_was_added_up_halfway_when_its_node_was_killed_another_node_finishes() throws Exception {
        rows.layTallies(webhook);
        String before = statistics(two);
        runThrough(two, AGGREGATE);
        List<String> uninterrupted = rows.addedUp();
        rows.layTallies(webhook);
        long killed = rows.whileTallyIsHeld(() -> {
            long id = started(one, AGGREGATE);
            awaitDone(two, AGGREGATE, id, 0, 2_000);
            one.kill9();
            assertRunning(two.admin().post(AGGREGATE + "/start"), id);
            return id;
        });
        assertThat(rows.waiting()).isEqualTo(JobRows.TALLIES - 2_000);
        assertThat(statistics(two)).isEqualTo(before);

        rows.leasesEnd();
        Json ended = awaitNext(two, AGGREGATE, killed);

        assertThat(ended.at("status").string()).isEqualTo("completed");
        assertThat(ended.at("steps.0.read").number()).isEqualTo(JobRows.TALLIES - 2_000);
        assertThat(rows.addedUp()).isEqualTo(uninterrupted);
        assertThat(rows.waiting()).isZero();
        assertThat(statistics(two)).isEqualTo(before);
        assertNobodyRuns(two, AGGREGATE, killed);
    }

    @Test
    @Order(3)
    void a_purge_whose_node_was_killed_goes_on_there_when_it_starts_again() throws Exception {
        rows.layOldRows(webhook);
        runThrough(two, PURGE);
        List<String> uninterrupted = rows.kept();
        rows.layOldRows(webhook);
        List<String> all = rows.kept();
        assertThat(all).containsAll(uninterrupted).hasSizeGreaterThan(2 * uninterrupted.size());
        long killed = rows.whileDeliveryIsHeld(() -> {
            long id = started(two, PURGE);
            awaitDone(two, PURGE, id, 1, 1_000);
            two.kill9();
            return id;
        });
        assertThat(rows.kept()).hasSizeBetween(uninterrupted.size() + 1, all.size() - 1);

        two.restart();
        two.awaitReady(Bundle.BOOT);
        Json ended = awaitNext(two, PURGE, killed);

        assertThat(ended.at("status").string()).isEqualTo("completed");
        assertThat(ended.at("steps").elements())
                .extracting(step -> step.at("name").string())
                .containsExactly("deliveries", "events", "receipts", "hours", "jobs");
        assertThat(rows.kept()).isEqualTo(uninterrupted);
        assertNobodyRuns(two, PURGE, killed);
    }

    /** Many on both nodes wish for it at once. */
    private Json startedByOneOfMany() throws InterruptedException, IOException {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Reply>> wishes = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Api api = (i % 2 == 0 ? one : two).admin();
                wishes.add(callers.submit(() -> api.post(AGGREGATE + "/start")));
            }
            List<Reply> answers = new ArrayList<>();
            for (Future<Reply> wish : wishes) {
                answers.add(answer(wish));
            }
            assertThat(answers).extracting(Reply::status).containsOnlyOnce(202).containsOnly(202, 409);
            return answers.stream()
                    .filter(reply -> reply.status() == 202)
                    .findFirst()
                    .orElseThrow()
                    .json();
        } finally {
            callers.shutdownNow();
        }
    }

    private static Reply answer(Future<Reply> wish) throws InterruptedException {
        try {
            return wish.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRunning(Reply reply, long execution) {
        Belfry.assertProblem(reply, 409);
        assertThat(reply.json().at("execution").number()).isEqualTo(execution);
    }

    /** The dead execution is told as one that ended, and the job as one that may be begun. */
    private static void assertNobodyRuns(Bundle node, String job, long killed) throws IOException {
        assertThat(execution(node, job, killed).at("status").string()).isEqualTo("failed");
        runThrough(node, job);
    }

    private static long started(Bundle node, String job) throws IOException {
        Reply reply = node.admin().post(job + "/start");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply.json().at("id").number();
    }

    private static void runThrough(Bundle node, String job) throws IOException {
        long id = started(node, job);
        Json ended = awaitIdle(node, job);
        assertThat(ended.at("id").number()).isEqualTo(id);
        assertThat(ended.at("status").string()).as(ended.toString()).isEqualTo("completed");
    }

    /** Its last execution, as soon as it runs no more. */
    private static Json awaitIdle(Bundle node, String job) throws IOException {
        return node.admin()
                .awaitGet(job, reply -> reply.json().at("running_execution").isNull(), SOON)
                .json()
                .at("last_execution");
    }

    /** The execution after one that died, as soon as it has ended. */
    private static Json awaitNext(Bundle node, String job, long killed) throws IOException {
        return node.admin()
                .awaitGet(
                        job,
                        reply -> reply.json().at("last_execution.id").number() > killed
                                && reply.json().at("running_execution").isNull(),
                        SOON)
                .json()
                .at("last_execution");
    }

    /** Waits until so much of a step is committed. */
    private static Json awaitDone(Bundle node, String job, long id, int step, long done) throws IOException {
        return node.admin()
                .awaitGet(
                        job + "/executions/" + id,
                        reply -> reply.json().at("steps").elements().size() > step
                                && reply.json().at("steps." + step + ".done").number() == done,
                        SOON)
                .json();
    }

    private static Json execution(Bundle node, String job, long id) throws IOException {
        return node.admin().get(job + "/executions/" + id).json();
    }

    private static String history(Bundle node, String job) throws IOException {
        return node.admin().get(job + "/executions?limit=100").body();
    }

    private String statistics(Bundle node) throws IOException {
        return node.admin()
                .get(Hub.WEBHOOKS + "/" + webhook + "/statistics?granularity=day")
                .body();
    }
}
