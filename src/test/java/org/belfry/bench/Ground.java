package org.belfry.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;

/** One bundle with an empty database of its own, and what an operator does with it. */
final class Ground implements AutoCloseable {
    static final String WEBHOOKS = "/wp-json/fluent-crm/v2/webhooks";
    static final String EVENTS = "/api/v1/events";
    static final String RECEIVING = "/wp-json/ccsp-mailer/v1/webhooks/";

    private static final String INCOMING = "/api/v1/incoming-webhooks";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration A_LONG_JOB = Duration.ofMinutes(15);
    private static final String PASSWORD = "correct horse battery";

    private final Store store;
    private final Bundle bundle;

    private Ground(Store store, Bundle bundle) {
        this.store = store;
        this.bundle = bundle;
    }

    /** Starts a bundle that may send to the sink, and waits until it is ready. */
    static Ground open(Path jar, Store store, SinkProcess sink, List<String> jvmFlags) {
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.put("BELFRY_ADMIN_PASSWORD", PASSWORD);
        settings.put("BELFRY_EGRESS_ALLOW", sink.authority());
        Bundle bundle = Bundle.launch(jar, jvmFlags, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(bundle::kill9));
        bundle.awaitReady(PATIENCE);
        return new Ground(store, bundle);
    }

    /** Creates a webhook that hears the benchmark's events; tells its id. */
    long webhook(String url, String status) throws IOException {
        return webhook(url, status, Payload.EVENT_TYPE);
    }

    /** Creates a webhook that hears events of a type. */
    long webhook(String url, String status, String eventType) throws IOException {
        Reply reply = bundle.admin()
                .post(
                        WEBHOOKS,
                        "{\"name\":\"bench\",\"url\":" + Json.quote(url) + ",\"events\":[" + Json.quote(eventType)
                                + "],\"status\":" + Json.quote(status) + "}");
        require(reply, 201);
        return reply.json().at("webhook.id").number();
    }

    /** Makes a webhook active or inactive. */
    void become(long webhook, String status) throws IOException {
        require(bundle.admin().put(WEBHOOKS + "/" + webhook, "{\"status\":" + Json.quote(status) + "}"), 200);
    }

    /** Creates an incoming webhook that adds subscribers, as many a minute as may be; tells its id and whole address. */
    Json incomingWebhook() throws IOException {
        Reply reply = bundle.admin()
                .post(
                        INCOMING,
                        "{\"name\":\"bench\",\"event_type\":\"subscriber_added\",\"rate_limit_per_minute\":1000000,"
                                + "\"mapping\":[{\"from\":\"email\",\"to\":\"email\"},"
                                + "{\"from\":\"first_name\",\"to\":\"first_name\"},"
                                + "{\"from\":\"custom_fields.company\",\"to\":\"custom_field.company\"}],"
                                + "\"actions\":[{\"type\":\"add_subscriber\",\"lists\":[\"News\"]}]}");
        require(reply, 201);
        return reply.json();
    }

    /** Waits until no receipt of an incoming webhook waits any more. */
    void awaitProcessed(Json hook) throws IOException {
        bundle.admin()
                .awaitGet(
                        INCOMING + "/" + hook.at("id").string() + "/receipts?status=pending&limit=1",
                        reply -> reply.json().at("receipts").elements().isEmpty(),
                        A_LONG_JOB);
    }

    /** How many contacts there are, by reading all pages. */
    int contacts() throws IOException {
        int count = 0;
        String cursor = "";
        do {
            Json page =
                    bundle.admin().get("/api/v1/contacts?limit=100" + cursor).json();
            count += page.at("contacts").elements().size();
            cursor = page.at("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("next_cursor").string();
        } while (!cursor.isEmpty());
        return count;
    }

    /** Stops the bundle and adds waiting deliveries; {@link #restart} is next. */
    void fill(long webhook, int count) throws SQLException {
        bundle.terminate(PATIENCE);
        try (Connection connection = store.connect(bundle.dataDir())) {
            new Fill(connection, store.spelling()).waiting(webhook, count);
        }
    }

    /** Stops the bundle and adds what happened between fifty and twenty days ago; {@link #restart} is next. */
    Past.Bare past(long firstWebhook, int attempts) throws SQLException {
        bundle.terminate(PATIENCE);
        try (Connection connection = store.connect(bundle.dataDir())) {
            return new Fill(connection, store.spelling()).past(firstWebhook, attempts);
        }
    }

    /** Starts a job; tells the execution's path. */
    String startJob(String name) throws IOException {
        Reply reply = bundle.admin().post("/api/v1/jobs/" + name + "/start");
        require(reply, 202);
        return "/api/v1/jobs/" + name + "/executions/" + reply.json().at("id").number();
    }

    /** Waits until an execution has ended; tells how many seconds it took. */
    double awaitJob(String execution) throws IOException {
        Json ended = bundle.admin()
                .awaitGet(execution, reply -> !reply.json().at("ended_at").isNull(), A_LONG_JOB)
                .json();
        if (!ended.at("status").string().equals("completed")) {
            throw new IOException("ended " + ended);
        }
        return Duration.between(
                                Instant.parse(ended.at("started_at").string()),
                                Instant.parse(ended.at("ended_at").string()))
                        .toMillis()
                / 1000.0;
    }

    boolean isRunning(String execution) throws IOException {
        return bundle.admin().get(execution).json().at("ended_at").isNull();
    }

    /** Starts the bundle that was stopped; returns at once. */
    void restart() throws IOException {
        bundle.restart();
    }

    void awaitReady() {
        bundle.awaitReady(PATIENCE);
    }

    /** Waits until the log counts at least so many successes, which is when all results are recorded. */
    void awaitRecorded(long webhook, long successes) throws IOException {
        bundle.admin()
                .awaitGet(
                        WEBHOOKS + "/" + webhook + "/deliveries?status=success&per_page=1",
                        reply -> reply.json().at("pagination.total").number() >= successes,
                        PATIENCE);
    }

    Api admin() {
        return bundle.admin();
    }

    String url(String path) {
        return bundle.base() + path;
    }

    long pid() {
        return bundle.pid();
    }

    @Override
    public void close() throws IOException {
        bundle.close();
    }

    private static void require(Reply reply, int status) throws IOException {
        if (reply.status() != status) {
            throw new IOException("answered " + reply);
        }
    }
}
