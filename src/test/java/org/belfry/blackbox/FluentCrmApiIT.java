package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;
import static org.belfry.blackbox.Belfry.SOON;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.FreePort;
import org.belfry.testing.GoldenConversation;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The FluentCRM dialect's API: the product page, made exact by section 4 of the contract. */
@ResourceLock(SharedServer.NAME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FluentCrmApiIT {
    private static final Path GOLDEN = Path.of("src/test/resources/dialect/fluent-crm/api");

    private final RecordingSink sink = RecordingSink.open();
    private final int closedPort = FreePort.next();
    private Belfry belfry;
    private Api api;

    @BeforeAll
    void start() {
        belfry = new Belfry(SharedServer.get().tenant("fluentcrmapiit"));
        api = belfry.api();
    }

    @AfterAll
    void stop() throws IOException {
        sink.close();
    }

    /** First, because the list is shown from empty to empty. */
    @TestFactory
    @Order(1)
    Stream<DynamicTest> answers_as_the_golden_conversations_say() {
        return GoldenConversation.allIn(GOLDEN).stream()
                .map(golden -> dynamicTest(golden.name(), () -> golden.hold(api, Map.of("sink", sink.url("")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic YWRtaW46d3Jvbmc=", "Basic bm9ib2R5Og==", "Basic !!!", "Bearer nonsense", "Digest x"})
    void without_good_credentials_there_is_only_401(String authorization) throws IOException {
        Api stranger = api.withAuthorization(authorization);
        for (String path : List.of(CRM, CRM + "/1", CRM + "/999999999/deliveries")) {
            Reply reply = stranger.get(path);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body())
                    .isEqualTo("{\"code\":\"rest_not_logged_in\",\"message\":\"You are not currently logged in.\","
                            + "\"data\":{\"status\":401}}");
        }
        assertThat(stranger.post(CRM, "{").status()).isEqualTo(401);
        assertThat(stranger.delete(CRM + "/1").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YWRtaW46d3Jvbmc="})
    void a_401_names_the_way_to_log_in_and_is_as_safe_as_any_answer(String authorization) throws IOException {
        for (String path : List.of(CRM, Belfry.EVENTS)) {
            Reply reply = api.withAuthorization(authorization).post(path, "{}");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate").orElse("")).startsWithIgnoringCase("Basic ");
            assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(reply.header("Cache-Control")).contains("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, '', GET, POST",
        "PUT, '', GET, POST",
        "DELETE, '', GET, POST",
        "POST, /1, PUT, DELETE",
        "GET, /1/test, POST, POST",
        "POST, /1/deliveries, GET, GET"
    })
    void another_method_is_405_and_tells_the_methods_allowed(String method, String below, String one, String other)
            throws IOException {
        Reply reply = api.send(api.request(CRM + below).method(method, BodyPublishers.noBody()));
        Belfry.assertRefused(reply, 405, "rest_no_route");
        assertThat(reply.header("Allow").orElse("").split(", *"))
                .contains(one, other)
                .doesNotContain(method);
    }

    @Test
    void a_body_where_none_is_needed_is_not_an_empty_400() throws IOException {
        long id = belfry.inactiveWebhook("https://example.com/x", "contact.created")
                .at("id")
                .number();
        Belfry.assertRefused(api.send("DELETE", CRM, "application/json", "{}"), 405, "rest_no_route");
        assertThat(api.send("GET", CRM + "/" + id, "application/json", "{}").status())
                .isEqualTo(200);
        assertThat(api.send("DELETE", CRM + "/" + id, "application/json", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void a_mask_gives_no_secret_away() throws IOException {
        for (String secret : List.of("a", "abc", "abcdefghi", "whsec_" + "Zm9v".repeat(8), "geheim-ü-☃")) {
            Json created = belfry.webhookWithSecret("https://example.com/x", secret, "contact.created");
            assertThat(created.at("secret").string()).isEqualTo(secret);
            String masked =
                    belfry.webhook(created.at("id").number()).at("secret").string();
            assertThat(masked).endsWith("…").isNotEqualTo(secret + "…").doesNotContain(secret);
            assertThat(masked.replace("whsec_", "").length()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void a_new_secret_by_put_is_masked_in_the_answer_and_signs_from_then_on_also_when_the_mask_is_sent_back()
            throws IOException {
        long id = belfry.webhook(sink.url("/new-secret"), "contact.created")
                .at("id")
                .number();
        Reply reply = api.put(CRM + "/" + id, "{\"secret\":\"a-second-secret\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("a-second-secret");
        assertThat(reply.json().at("webhook.secret").string()).endsWith("…");
        api.post(CRM + "/" + id + "/test");
        FluentCrmDelivery.of(sink.awaitCount("/new-secret", 1, SOON).get(0)).verify("a-second-secret");

        String masked = reply.json().at("webhook.secret").string();
        assertThat(api.put(CRM + "/" + id, "{\"secret\":\"" + masked + "\"}").status())
                .isEqualTo(200);
        api.post(CRM + "/" + id + "/test");
        FluentCrmDelivery.of(sink.awaitCount("/new-secret", 2, SOON).get(1)).verify("a-second-secret");
    }

    @Test
    void the_list_shows_every_webhook_in_one_page() throws IOException {
        for (int i = 0; i < 30; i++) {
            belfry.inactiveWebhook("https://example.com/" + i, "contact.created");
        }
        Json list = api.get(CRM).json();
        assertThat(list.names()).containsExactly("webhooks");
        assertThat(list.at("webhooks").elements()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(list.at("webhooks.0").names())
                .containsExactly("id", "name", "url", "events", "status", "secret", "created_at", "updated_at");
        assertThat(list.at("webhooks").elements())
                .allSatisfy(webhook -> assertThat(webhook.at("secret").string()).endsWith("…"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?event=contact.deleted", ""})
    void a_test_send_uses_the_event_asked_for(String query) throws IOException {
        String path = "/chosen" + query.length();
        long id = belfry.webhook(sink.url(path), "contact.created", "contact.deleted")
                .at("id")
                .number();
        Reply reply = query.isEmpty()
                ? api.post(CRM + "/" + id + "/test", "{\"event\":\"contact.deleted\"}")
                : api.post(CRM + "/" + id + "/test" + query);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        RecordedRequest sent = sink.awaitCount(path, 1, SOON).get(0);
        assertThat(FluentCrmDelivery.of(sent).event()).isEqualTo("contact.deleted");
        assertThat(belfry.log(id).at("deliveries.0.event").string()).isEqualTo("contact.deleted");
    }

    @Test
    void a_test_send_of_an_unknown_event_is_refused_and_not_sent() throws IOException {
        long id = belfry.webhook(sink.url("/unknown-event"), "contact.created")
                .at("id")
                .number();
        Belfry.assertRefused(api.post(CRM + "/" + id + "/test?event=nix.nix"), 400, "invalid_webhook_event");
        assertThat(belfry.log(id).at("pagination.total").number()).isZero();
        assertThat(sink.requests("/unknown-event")).isEmpty();
    }

    @Test
    void a_test_send_is_signed_like_a_real_one_with_sample_data() throws IOException {
        Json webhook = belfry.webhook(sink.url("/sample"), "contact.created");
        api.post(CRM + "/" + webhook.at("id").number() + "/test");
        FluentCrmDelivery sent =
                FluentCrmDelivery.of(sink.awaitCount("/sample", 1, SOON).get(0));
        sent.verify(webhook.at("secret").string());
        assertThat(sent.data().at("contact").names())
                .startsWith("id", "email", "first_name", "last_name", "status", "created_at");
    }

    @Test
    void a_test_send_that_fails_tells_so_and_touches_no_count_and_no_retry() throws IOException {
        sink.script("/refuses", Answer.status(500).body("<b>no</b>"));
        long id =
                belfry.webhook(sink.url("/refuses"), "contact.created").at("id").number();
        for (int i = 0; i < 6; i++) {
            Reply reply = api.post(CRM + "/" + id + "/test");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().names()).containsExactly("success", "message", "response_code", "response_time");
            assertThat(reply.json().at("success").bool()).isFalse();
            assertThat(reply.json().at("response_code").number()).isEqualTo(500);
            assertThat(reply.json().at("response_time").number()).isNotNegative();
        }
        assertThat(belfry.webhook(id).at("status").string()).isEqualTo("active");
        assertThat(belfry.count(id, "failed")).isEqualTo(6);
        assertThat(belfry.count(id, "pending")).isZero();
    }

    @Test
    void a_test_send_without_an_answer_has_no_response_code() throws IOException {
        long id = belfry.webhook("http://127.0.0.1:" + closedPort + "/", "contact.created")
                .at("id")
                .number();
        Json reply = api.post(CRM + "/" + id + "/test").json();
        assertThat(reply.at("success").bool()).isFalse();
        assertThat(reply.at("response_code").isNull()).isTrue();
        Json entry = belfry.log(id).at("deliveries.0");
        assertThat(entry.at("test").bool()).isTrue();
        assertThat(entry.at("status").string()).isEqualTo("failed");
        assertThat(entry.at("response_code").isNull()).isTrue();
    }

    @Test
    void the_log_pages_newest_first_and_filters() throws IOException {
        sink.script("/log", Answer.status(200), Answer.status(500), Answer.status(200));
        long id = belfry.webhook(sink.url("/log"), "contact.created").at("id").number();
        for (int i = 0; i < 5; i++) {
            api.post(CRM + "/" + id + "/test");
        }
        List<Long> ids = ids(api.get(CRM + "/" + id + "/deliveries").json());
        assertThat(ids)
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                .doesNotHaveDuplicates();
        Json second = api.get(CRM + "/" + id + "/deliveries?per_page=2&page=2").json();
        assertThat(ids(second)).isEqualTo(ids.subList(2, 4));
        assertThat(second.at("pagination").toString()).isEqualTo("{total=5, per_page=2, current_page=2, last_page=3}");
        assertThat(ids(api.get(CRM + "/" + id + "/deliveries?per_page=2&page=3").json()))
                .isEqualTo(ids.subList(4, 5));
        assertThat(ids(api.get(CRM + "/" + id + "/deliveries?status=failed").json()))
                .isEqualTo(ids.subList(3, 4));
        assertThat(belfry.count(id, "success")).isEqualTo(4);
    }

    private static List<Long> ids(Json log) {
        return log.at("deliveries").elements().stream()
                .map(entry -> entry.at("id").number())
                .toList();
    }
}
