package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.belfry.testing.Api;
import org.belfry.testing.Bundle;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;

/** What an administrator does with a server, as the black-box tests say it: FluentCRM webhooks and published events. */
final class Belfry {
    static final String CRM = "/wp-json/fluent-crm/v2/webhooks";
    static final String EVENTS = "/api/v1/events";
    static final String PASSWORD = "correct horse battery";
    /** Long enough for anything that happens at once, on two busy cores. */
    static final Duration SOON = Duration.ofSeconds(20);

    private final Api api;

    Belfry(Api api) {
        this.api = api;
    }

    /** The settings every test server has, and one listed destination. */
    static Map<String, String> settings(String egressAllow) {
        return new LinkedHashMap<>(Map.of("BELFRY_ADMIN_PASSWORD", PASSWORD, "BELFRY_EGRESS_ALLOW", egressAllow));
    }

    static Belfry of(Bundle bundle) {
        return new Belfry(bundle.admin());
    }

    Api api() {
        return api;
    }

    /** Creates an active FluentCRM webhook. */
    Json webhook(String url, String... events) throws IOException {
        return create(body(url, events, ""));
    }

    Json inactiveWebhook(String url, String... events) throws IOException {
        return create(body(url, events, ",\"status\":\"inactive\""));
    }

    Json webhookWithSecret(String url, String secret, String... events) throws IOException {
        return create(body(url, events, ",\"secret\":" + Json.quote(secret)));
    }

    /** The body of a create request; {@code more} goes before the closing brace. */
    static String body(String url, String[] events, String more) {
        String names = Arrays.stream(events).map(Json::quote).collect(Collectors.joining(","));
        return "{\"name\":\"n\",\"url\":" + Json.quote(url) + ",\"events\":[" + names + "]" + more + "}";
    }

    Json webhook(long id) throws IOException {
        return api.get(CRM + "/" + id).json().at("webhook");
    }

    void setStatus(long id, String status) throws IOException {
        Reply reply = api.put(CRM + "/" + id, "{\"status\":\"" + status + "\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().at("webhook.status").string()).isEqualTo(status);
    }

    /** The delivery log with 100 entries on its first page. */
    Json log(long id) throws IOException {
        return api.get(logPath(id)).json();
    }

    /** Asks for the log until it is as wanted. */
    Json awaitLog(long id, Predicate<Json> wanted) throws IOException {
        return api.awaitGet(logPath(id), reply -> reply.status() == 200 && wanted.test(reply.json()), SOON)
                .json();
    }

    /** How many deliveries the log counts in a status. */
    long count(long id, String status) throws IOException {
        return api.get(CRM + "/" + id + "/deliveries?status=" + status)
                .json()
                .at("pagination.total")
                .number();
    }

    /** Waits until the log tells of a success. */
    void awaitSuccess(long id) throws IOException {
        api.awaitGet(
                CRM + "/" + id + "/deliveries?status=success",
                reply -> reply.json().at("pagination.total").number() > 0,
                SOON);
    }

    void awaitStatus(long id, String status) throws IOException {
        api.awaitGet(
                CRM + "/" + id,
                reply -> reply.json().at("webhook.status").string().equals(status),
                SOON);
    }

    /** Publishes one event that must be accepted; returns its id. */
    String publish(String type, String data) throws IOException {
        Reply reply = api.post(EVENTS, "{\"type\":" + Json.quote(type) + ",\"data\":" + data + "}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply.json().at("id").string();
    }

    /** A refusal in FluentCRM's shape: the status twice, a code, a message, and nothing else on top. */
    static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.mediaType()).isEqualTo("application/json");
        assertThat(reply.json().names()).containsExactly("code", "message", "data");
        assertThat(reply.json().at("code").string()).isEqualTo(code);
        assertThat(reply.json().at("message").string()).isNotBlank();
        assertThat(reply.json().at("data.status").number()).isEqualTo(status);
    }

    /** A refusal of the native API: an RFC 9457 problem document. */
    static void assertProblem(Reply reply, int status) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.mediaType()).isEqualTo("application/problem+json");
        assertThat(reply.json().at("status").number()).isEqualTo(status);
        assertThat(reply.json().at("title").string()).isNotBlank();
    }

    /** So that the webhooks of one test do not hear the events of the next. */
    void deleteAllWebhooks() throws IOException {
        for (Json webhook : api.get(CRM).json().at("webhooks").elements()) {
            api.delete(CRM + "/" + webhook.at("id").number());
        }
    }

    private Json create(String body) throws IOException {
        Reply reply = api.post(CRM, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json().at("webhook");
    }

    private static String logPath(long id) {
        return CRM + "/" + id + "/deliveries?per_page=100";
    }
}
