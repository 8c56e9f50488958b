package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.Community.WEBHOOKS;
import static org.belfry.blackbox.Hub.is;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.GoldenConversation;
import org.belfry.testing.Interpreter;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fluent Community's API: the product page, made exact by section 5 of the contract. */
class FluentCommunityApiIT extends HubFixture {
    private static final Path GOLDEN = Path.of("src/test/resources/dialect/fluent-community/api");
    private static final String VERIFIERS = "/dialect/fluent-community/verifiers/verify.js";
    private static final String FEED = "[\"feed.created\"]";
    private static final String NO_RETRY = ",\"retry_count\":0";
    private static final int MEBIBYTE = 1024 * 1024;

    private Community community;

    @BeforeEach
    void meet() {
        community = new Community(api);
    }

    @TestFactory
    Stream<DynamicTest> answers_as_the_golden_conversations_say() {
        sink.script("/golden-broken", Answer.status(500).body("<b>no</b>"));
        return GoldenConversation.allIn(GOLDEN).stream()
                .map(golden -> dynamicTest(golden.name(), () -> golden.hold(api, Map.of("sink", sink.url("")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YWRtaW46d3Jvbmc=", "Basic !!!", "Bearer nonsense", "Digest x"})
    void without_good_credentials_there_is_only_401(String authorization) throws IOException {
        Api stranger = api.withAuthorization(authorization);
        for (Reply reply : everywhere(stranger)) {
            Belfry.assertRefused(reply, 401, "rest_not_logged_in");
            assertThat(reply.header("WWW-Authenticate").orElse("")).startsWith("Basic ");
            assertThat(reply.header("Cache-Control")).contains("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher"})
    void only_administrators_may_even_look(String role) throws IOException {
        Reply made = api.post(
                "/api/v1/users",
                "{\"username\":\"a-%1$s\",\"password\":\"%2$s\",\"role\":\"%1$s\"}".formatted(role, Belfry.PASSWORD));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        Api caller = api.as("a-" + role, Belfry.PASSWORD);
        for (Reply reply : everywhere(caller)) {
            Belfry.assertRefused(reply, 403, "rest_forbidden");
            assertThat(reply.json().at("message").string())
                    .isEqualTo("Sorry, you don't have permission to manage webhooks.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, '', GET, POST",
        "DELETE, '', GET, POST",
        "POST, /1, PUT, DELETE",
        "GET, /1/test, POST, POST",
    })
    void another_method_is_405_and_tells_the_methods_allowed(String method, String below, String one, String other)
            throws IOException {
        Reply reply = api.send(api.request(WEBHOOKS + below).method(method, BodyPublishers.noBody()));
        Belfry.assertRefused(reply, 405, "rest_no_route");
        assertThat(reply.header("Allow").orElse("").split(", *"))
                .contains(one, other)
                .doesNotContain(method);
    }

    @Test
    void what_cannot_be_read_is_refused_in_the_same_shape() throws IOException {
        String good = Community.body("https://example.com/", FEED, "");
        String padding = ",\"x\":\"" + "a".repeat(MEBIBYTE) + "\"";
        Belfry.assertRefused(
                api.post(WEBHOOKS, Community.body("https://example.com/", FEED, padding)),
                413,
                "rest_request_too_large");
        Belfry.assertRefused(api.send("POST", WEBHOOKS, "text/plain", good), 415, "rest_unsupported_media_type");
        Belfry.assertRefused(
                api.send(api.request(WEBHOOKS)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString(good))),
                415,
                "rest_unsupported_media_type");
        Belfry.assertRefused(
                api.send("POST", WEBHOOKS, "application/json", new byte[] {'"', (byte) 0xff, '"'}),
                400,
                "rest_invalid_json");
        Belfry.assertRefused(api.post(WEBHOOKS), 400, "rest_missing_callback_param");
    }

    @Test
    void webhooks_of_other_dialects_are_not_there_and_these_are_not_there_for_fluentcrm() throws IOException {
        long own = community.id("https://example.com/", FEED, "");
        long crm = belfry.webhook("https://example.com/", "contact.created")
                .at("id")
                .number();
        long standard = hub.webhook("https://example.com/", FEED, "").at("id").number();

        for (long other : List.of(crm, standard)) {
            String path = Community.one(other);
            for (Reply reply :
                    List.of(api.get(path), api.put(path, "{}"), api.delete(path), api.post(path + "/test"))) {
                Belfry.assertRefused(reply, 404, "not_found");
            }
        }
        Belfry.assertRefused(api.get(CRM + "/" + own), 404, "rest_post_invalid_id");
        Belfry.assertRefused(api.delete(CRM + "/" + own), 404, "rest_post_invalid_id");
        assertThat(ids(WEBHOOKS)).containsExactly(own);
        assertThat(ids(CRM)).containsExactly(crm);
        assertThat(hub.get(own).at("dialect").string()).isEqualTo("fluent-community");
    }

    @Test
    void an_event_arrives_signed_with_its_actor_and_the_users_headers_before_the_systems() throws IOException {
        Json webhook = community.create(
                sink.url("/arrives"),
                FEED,
                ",\"headers\":{\"Content-Type\":\"text/plain\",\"User-Agent\":\"mine\",\"X-API-Key\":\"your-api-key\"}");
        publish("feed.created", "{ \"id\" : 1.0, \"title\":\"Zo\\u00eb\" }", "{\"user_id\":45, \"badge\":null}");

        RecordedRequest came = sink.awaitCount("/arrives", 1, SOON).get(0);

        Json body = Community.verified(came, webhook.at("secret").string(), List.of("X-API-Key"));
        assertThat(came.header("X-API-Key")).contains("your-api-key");
        assertThat(body.at("event").string()).isEqualTo("feed.created");
        assertThat(came.text())
                .endsWith(",\"data\":{\"id\":1,\"title\":\"Zoë\"},\"xprofile\":{\"user_id\":45,\"badge\":null}}");
    }

    @Test
    void both_verifiers_of_the_page_accept_what_arrives(@TempDir Path folder) throws Exception {
        String secret = community
                .create(sink.url("/verified"), "[\"comment.created\"]", "")
                .at("secret")
                .string();
        belfry.publish("comment.created", "{ \"b\" : 1.50E+3, \"2\":\"\\/ \\u2028\", \"1\": 9007199254740993 }");

        RecordedRequest came = sink.awaitCount("/verified", 1, SOON).get(0);

        Path file = Files.write(folder.resolve("body"), came.body());
        String signature = came.header("X-Fluent-Signature").orElseThrow();
        assertThat(Interpreter.run("node", VERIFIERS, file.toString(), signature, secret))
                .containsExactly("accepted", "accepted");
        Files.writeString(file, came.text() + "\n");
        assertThat(Interpreter.run("node", "/json/rewrite.js", file.toString())).containsExactly(came.text());
    }

    @Test
    void everything_is_what_the_page_lists_and_nothing_else_and_an_unknown_actor_is_null() throws IOException {
        String secret = community
                .create(sink.url("/everything"), "[\"*\",\"feed.created\"]", "")
                .at("secret")
                .string();
        belfry.publish("contact.created", "{}");
        belfry.publish("report.resolved", "{\"id\":9}");
        belfry.publish("feed.created", "{\"id\":9}");

        List<RecordedRequest> came = sink.awaitCount("/everything", 2, SOON);

        assertThat(came.stream().map(each -> Community.verified(each, secret, List.of())))
                .allSatisfy(body -> assertThat(body.at("xprofile").isNull()).isTrue())
                .extracting(body -> body.at("event").string())
                .containsExactlyInAnyOrder("report.resolved", "feed.created");
    }

    @Test
    void the_last_error_is_told_until_the_next_success_and_the_last_success_stays() throws IOException {
        sink.script("/health", Answer.status(500), Answer.status(200), Answer.status(404));
        long id = community.id(sink.url("/health"), FEED, NO_RETRY);
        belfry.publish("feed.created", "{}");
        Json failed = community.await(id, webhook -> !webhook.at("last_error").isNull());
        assertThat(failed.at("last_error").string()).isEqualTo("HTTP 500");
        assertThat(failed.at("last_triggered_at").isNull()).isTrue();
        assertThat(hub.awaitNewest(id, is("failed")).at("attempts").number()).isOne();

        belfry.publish("feed.created", "{}");
        Json well =
                community.await(id, webhook -> !webhook.at("last_triggered_at").isNull());
        assertThat(well.at("last_error").isNull()).isTrue();
        assertThat(well.at("last_triggered_at").string()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

        belfry.publish("feed.created", "{}");
        Json again = community.await(id, webhook -> !webhook.at("last_error").isNull());
        assertThat(again.at("last_error").string()).isEqualTo("HTTP 404");
        assertThat(again.at("last_triggered_at").string())
                .isEqualTo(well.at("last_triggered_at").string());
    }

    @Test
    void a_target_that_is_gone_makes_it_failed_until_its_owner_activates_it() throws IOException {
        sink.script("/gone", Answer.status(410), Answer.status(200));
        long id = community.id(sink.url("/gone"), FEED, "");
        belfry.publish("feed.created", "{}");
        community.await(id, webhook -> webhook.at("status").string().equals("failed"));

        community.change(id, "{\"status\":\"active\"}");
        belfry.publish("feed.created", "{}");
        sink.awaitCount("/gone", 2, SOON);
        assertThat(community.get(id).at("status").string()).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "3, 1m 5m 30m", "7, 1m 5m 30m 2h 24h 24h 24h"})
    void retry_count_takes_as_many_steps_and_repeats_the_last(int count, String steps) throws IOException {
        long id = community.id("https://example.com/", FEED, ",\"retry_count\":" + count);
        assertThat(community.get(id).at("retry_count").number()).isEqualTo(count);
        assertThat(hub.get(id).at("retry_schedule").elements().stream().map(Json::string))
                .containsExactly(steps.isEmpty() ? new String[0] : steps.split(" "));
    }

    @Test
    void what_only_the_native_api_can_set_survives_an_update() throws IOException {
        long id = community.id(sink.url("/native"), FEED, "");
        hub.patched(id, "{\"auth\":{\"type\":\"bearer\",\"token\":\"native-token\"},\"timeout_seconds\":7}");
        community.change(id, "{\"retry_count\":5,\"headers\":{\"X-Team\":\"crm\"}}");

        assertThat(hub.get(id).at("timeout_seconds").number()).isEqualTo(7);
        belfry.publish("feed.created", "{}");
        RecordedRequest came = sink.awaitCount("/native", 1, SOON).get(0);
        assertThat(came.header("Authorization")).contains("Bearer native-token");
        assertThat(came.header("X-Team")).contains("crm");
    }

    @Test
    void a_test_send_is_signed_shows_the_pages_sample_and_counts_for_nothing() throws IOException {
        sink.script("/tested", Answer.status(200), Answer.hangUp());
        Json webhook = community.create(sink.url("/tested"), "[\"*\"]", "");
        long id = webhook.at("id").number();

        Reply good = api.post(Community.one(id) + "/test", "{\"event\":\"feed.created\"}");
        assertThat(good.json().at("success").bool()).isTrue();
        Reply bad = api.post(Community.one(id) + "/test");
        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.json().names()).containsExactly("success", "status_code", "response_time", "message");
        assertThat(bad.json().at("success").bool()).isFalse();
        assertThat(bad.json().at("status_code").isNull()).isTrue();

        Json body = Community.verified(
                sink.requests("/tested").get(0), webhook.at("secret").string(), List.of());
        assertThat(body.at("data").names())
                .containsExactly("id", "user_id", "title", "message", "space_id", "created_at");
        assertThat(body.at("xprofile.display_name").string()).isEqualTo("User Name");
        assertThat(community.get(id).at("last_triggered_at").isNull()).isTrue();
        assertThat(community.get(id).at("last_error").isNull()).isTrue();
    }

    private void publish(String type, String data, String actor) throws IOException {
        Reply reply =
                api.post(Belfry.EVENTS, "{\"type\":\"%s\",\"data\":%s,\"actor\":%s}".formatted(type, data, actor));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    }

    /** What every operation answers to somebody. */
    private static List<Reply> everywhere(Api caller) throws IOException {
        return List.of(
                caller.get(WEBHOOKS),
                caller.get(WEBHOOKS + "/1"),
                caller.post(WEBHOOKS, "{"),
                caller.put(WEBHOOKS + "/1", "{}"),
                caller.delete(WEBHOOKS + "/1"),
                caller.post(WEBHOOKS + "/1/test"));
    }

    private List<Long> ids(String path) throws IOException {
        return api.get(path).json().at("webhooks").elements().stream()
                .map(webhook -> webhook.at("id").number())
                .toList();
    }
}
