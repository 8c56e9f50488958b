package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** {@code /api/v1/jobs} and the statistics that people look at, before and after they are added up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JobsIT {
    private static final String JOBS = "/api/v1/jobs";
    private static final String AGGREGATE = JOBS + "/aggregate-deliveries";

    private final RecordingSink sink = RecordingSink.open();
    private Bundle bundle;
    private Api api;
    private Hub hub;

    @BeforeAll
    void start() {
        bundle = Bundle.launch(Belfry.settings(sink.authority())).awaitReady(Bundle.BOOT);
        api = bundle.admin();
        hub = new Hub(api);
    }

    @AfterAll
    void stop() throws IOException {
        bundle.close();
        sink.close();
    }

    @Test
    void statistics_are_the_same_before_and_after_they_are_added_up_and_tests_never_count() throws IOException {
        sink.script("/counted", Answer.status(200), Answer.status(404), Answer.status(200));
        long id = hub.webhook(
                        sink.url("/counted"), "[\"contact.created\"]", ",\"retry_schedule\":[],\"max_in_flight\":1")
                .at("id")
                .number();
        for (int i = 0; i < 6; i++) {
            Belfry.of(bundle).publish("contact.created", "{\"n\":" + i + "}");
        }
        Json counted = api.awaitGet(
                        statistics(id, "day"),
                        reply -> reply.json().at("totals.deliveries").number() == 6,
                        SOON)
                .json();
        assertThat(counted.at("totals.success").number()).isEqualTo(5);
        assertThat(counted.at("totals.failed").number()).isOne();
        assertThat(counted.at("totals.retries").number()).isZero();
        assertThat(counted.at("totals.status_codes.4xx").number()).isOne();
        assertThat(counted.at("events.0.event").string()).isEqualTo("contact.created");
        assertThat(counted.at("last_delivery.status").string()).isEqualTo("success");
        assertThat(counted.at("last_delivery.status_code").number()).isEqualTo(200);
        assertThat(counted.at("totals.response_time").names()).containsExactly("average", "p50", "p95", "p99");
        assertThat(api.post(Hub.WEBHOOKS + "/" + id + "/test", "{}").status()).isEqualTo(200);
        Json byHour = api.get(statistics(id, "hour")).json();

        Json run = runThrough("aggregate-deliveries");

        assertThat(run.at("progress").number()).isEqualTo(100);
        assertThat(run.at("steps.0.read").number()).isPositive();
        assertThat(api.get(statistics(id, "day")).json()).hasToString(counted.toString());
        assertThat(api.get(statistics(id, "hour")).json()).hasToString(byHour.toString());
        assertThat(api.get(statistics(id, "day") + "&until=2020-01-01T00:00:00Z")
                        .json()
                        .at("buckets")
                        .elements())
                .isEmpty();
    }

    @Test
    void wrong_wishes_are_refused() throws IOException {
        long id = hub.webhook(sink.url("/none"), "[\"contact.created\"]", "")
                .at("id")
                .number();
        Belfry.assertProblem(api.get(statistics(id, "week")), 422);
        Belfry.assertProblem(api.get(statistics(999_999, "day")), 404);
        Belfry.assertProblem(api.get(JOBS + "/nothing"), 404);
        Belfry.assertProblem(api.post(JOBS + "/nothing/start"), 404);
        Belfry.assertProblem(api.get(AGGREGATE + "/executions/999999"), 404);
        runThrough("purge");
        Belfry.assertProblem(api.post(JOBS + "/purge/restart"), 409);
        Belfry.assertProblem(api.post(JOBS + "/purge/stop"), 409);
        assertThat(Api.anonymous(bundle.base()).get(JOBS).status()).isEqualTo(401);
    }

    @Test
    void a_purge_takes_all_its_steps() throws IOException {
        Json run = runThrough("purge");

        assertThat(run.at("steps").elements())
                .extracting(step -> step.at("name").string())
                .containsExactly("attempts", "deliveries", "events", "receipts", "hours", "jobs");
        assertThat(run.at("steps").elements())
                .extracting(step -> step.at("status").string())
                .containsOnly("completed");
    }

    @Test
    void executions_that_are_wished_for_at_once_never_run_together() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Reply>> wishes = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                wishes.add(callers.submit(() -> api.post(AGGREGATE + "/start")));
            }
            for (Future<Reply> wish : wishes) {
                assertThat(answer(wish)).isIn(202, 409);
            }
        } finally {
            callers.shutdownNow();
        }
        awaitIdle("aggregate-deliveries");
        String end = "9999";
        for (Json run : api.get(AGGREGATE + "/executions?limit=100")
                .json()
                .at("executions")
                .elements()) {
            assertThat(run.at("ended_at").string()).isLessThanOrEqualTo(end);
            end = run.at("started_at").string();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void the_history_survives_a_kill() throws IOException {
        Json before = runThrough("aggregate-deliveries");
        bundle.kill9();
        bundle.restart();
        bundle.awaitReady(Bundle.BOOT);
        api = bundle.admin();

        Json after =
                api.get(AGGREGATE + "/executions/" + before.at("id").number()).json();
        assertThat(after).hasToString(before.toString());
        assertThat(runThrough("aggregate-deliveries").at("id").number())
                .isGreaterThan(before.at("id").number());
        assertThat(api.get(JOBS).json().at("jobs").elements()).hasSize(3);
    }

    private static int answer(Future<Reply> wish) throws InterruptedException {
        try {
            return wish.get().status();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Json runThrough(String job) throws IOException {
        Reply started = api.post(JOBS + "/" + job + "/start");
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        long id = started.json().at("id").number();
        awaitIdle(job);
        Json run = api.get(JOBS + "/" + job + "/executions/" + id).json();
        assertThat(run.at("status").string()).as(run.toString()).isEqualTo("completed");
        return run;
    }

    private void awaitIdle(String job) throws IOException {
        api.awaitGet(
                JOBS + "/" + job, reply -> reply.json().at("running_execution").isNull(), SOON);
    }

    private static String statistics(long webhook, String granularity) {
        return Hub.WEBHOOKS + "/" + webhook + "/statistics?granularity=" + granularity;
    }
}
