package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.Hub.WEBHOOKS;
import static org.belfry.blackbox.Hub.is;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.GoldenConversation;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/v1/webhooks}: all that a webhook can be, and that its deliveries are so. */
class HubWebhooksIT extends HubFixture {
    private static final Path GOLDEN = Path.of("src/test/resources/hub/api");
    private static final String CREATED = "[\"contact.created\"]";

    @TestFactory
    Stream<DynamicTest> answers_as_the_golden_conversations_say() {
        return GoldenConversation.allIn(GOLDEN).stream()
                .map(golden -> dynamicTest(golden.name(), () -> golden.hold(api, Map.of())));
    }

    @Test
    void a_standard_delivery_brings_its_owners_headers_and_credentials_and_the_systems_last() throws IOException {
        Json webhook = hub.webhook(
                sink.url("/standard"),
                CREATED,
                ",\"headers\":{\"X-Team\":\"crm\",\"User-Agent\":\"mine\"},\"auth\":{\"type\":\"api_key\",\"value\":\"k1\"}");
        belfry.publish("contact.created", "{\"contact\" : {\"id\":1.0}}");

        RecordedRequest came = sink.awaitCount("/standard", 1, SOON).get(0);

        assertThat(came.text()).startsWith("{\"type\":\"contact.created\",\"timestamp\":\"");
        assertThat(came.text()).endsWith(",\"data\":{\"contact\" : {\"id\":1.0}}}");
        assertThat(came.header("webhook-signature"))
                .contains(Hub.signature(webhook.at("secret").string(), came));
        assertThat(came.header("X-Team")).contains("crm");
        assertThat(came.header("X-API-Key")).contains("k1");
        assertThat(came.header("User-Agent")).contains("Belfry-Webhook/1.0");
    }

    @Test
    void what_was_shown_masked_can_be_sent_back() throws IOException {
        long id = hub.webhook(
                        sink.url("/masked"), CREATED, ",\"auth\":{\"type\":\"bearer\",\"token\":\"very-secret-token\"}")
                .at("id")
                .number();
        Json shown = hub.patched(id, "{\"auth\":{\"type\":\"bearer\",\"token\":\"ver…\"},\"name\":\"other\"}");
        assertThat(shown.toString()).doesNotContain("very-secret-token");
        belfry.publish("contact.created", "{}");

        assertThat(sink.awaitCount("/masked", 1, SOON).get(0).header("Authorization"))
                .contains("Bearer very-secret-token");
    }

    @Test
    void a_webhook_of_everything_hears_what_its_dialect_offers_and_that_another_was_disabled() throws IOException {
        hub.webhook(sink.url("/everything"), "[\"*\",\"contact.created\"]", "");
        hub.webhook(sink.url("/cloudcusp"), "[\"*\"]", ",\"dialect\":\"cloudcusp\"");
        sink.script("/gone", Answer.status(410));
        hub.webhook(sink.url("/gone"), "[\"user.followed\"]", "");

        belfry.publish("user.followed", "{}");
        belfry.publish("contact.created", "{\"contact\":{\"email\":\"a@b.example\"}}");

        List<RecordedRequest> came = sink.awaitCount("/everything", 3, SOON);
        List<String> types = new ArrayList<>();
        came.forEach(each -> types.add(Json.parse(each.text()).at("type").string()));
        assertThat(types).containsExactlyInAnyOrder("user.followed", "contact.created", "webhook.disabled");
        assertThat(sink.awaitCount("/cloudcusp", 1, SOON)).singleElement().satisfies(only -> assertThat(only.text())
                .contains("\"event_type\":\"subscriber_added\"", "a@b.example"));
    }

    @Test
    void both_secrets_sign_during_a_rotation_and_only_the_new_one_without_grace() throws IOException {
        Json webhook = hub.webhook(sink.url("/rotated"), CREATED, "");
        String rotate = WEBHOOKS + "/" + webhook.at("id").number() + "/secret/rotate";
        String old = webhook.at("secret").string();

        Json first = api.post(rotate).json();
        assertThat(first.names()).containsExactly("secret", "previous_secret_expires_at");
        belfry.publish("contact.created", "{\"n\":1}");
        RecordedRequest during = sink.awaitCount("/rotated", 1, SOON).get(0);
        assertThat(during.header("webhook-signature"))
                .contains(Hub.signature(first.at("secret").string(), during) + " " + Hub.signature(old, during));

        Json second = api.post(rotate, "{\"grace\":\"0s\"}").json();
        belfry.publish("contact.created", "{\"n\":2}");
        RecordedRequest after = sink.awaitCount("/rotated", 2, SOON).get(1);
        assertThat(after.header("webhook-signature"))
                .contains(Hub.signature(second.at("secret").string(), after));
        Belfry.assertProblem(api.post(rotate, "{\"grace\":\"8d\"}"), 422);
    }

    @Test
    void a_retry_sends_the_body_of_the_time_of_the_event_by_the_webhooks_own_schedule() throws IOException {
        sink.script("/frozen", Answer.status(500), Answer.status(200));
        long id = hub.webhook(
                        sink.url("/frozen"),
                        CREATED,
                        ",\"retry_schedule\":[\"2s\"],\"payload_template\":{\"v\":1,\"mail\":\"{subscriber_email}\"}")
                .at("id")
                .number();
        belfry.publish("contact.created", "{\"contact\":{\"email\":\"a@b.example\"}}");
        sink.awaitCount("/frozen", 1, SOON);
        hub.patched(id, "{\"payload_template\":{\"v\":2}}");

        List<RecordedRequest> came = sink.awaitCount("/frozen", 2, SOON);
        assertThat(came).allSatisfy(each -> assertThat(each.text()).isEqualTo("{\"v\":1,\"mail\":\"a@b.example\"}"));
        belfry.publish("contact.created", "{}");
        assertThat(sink.awaitCount("/frozen", 3, SOON).get(2).text()).isEqualTo("{\"v\":2}");
    }

    @Test
    void an_answer_without_json_fails_where_json_is_expected() throws IOException {
        sink.script(
                "/json", Answer.status(200).body("<p>fine"), Answer.status(200).body("{\"ok\":true}"));
        long id = hub.webhook(sink.url("/json"), CREATED, ",\"expect_json\":true,\"retry_schedule\":[]")
                .at("id")
                .number();
        belfry.publish("contact.created", "{}");
        assertThat(hub.awaitNewest(id, is("failed")).at("error").string()).isEqualTo("invalid_json");
        assertThat(hub.get(id).at("last_error").string()).isEqualTo("invalid_json");
        assertThat(hub.get(id).at("consecutive_failures").number()).isOne();

        belfry.publish("contact.created", "{}");
        hub.awaitNewest(id, is("success"));
        assertThat(hub.get(id).at("last_error").isNull()).isTrue();
        assertThat(hub.get(id).at("last_triggered_at").string()).endsWith("Z");
    }

    @Test
    void a_webhooks_own_timeout_and_cap_hold() throws IOException {
        sink.script("/slow", Answer.silence());
        long slow = hub.webhook(sink.url("/slow"), CREATED, ",\"timeout_seconds\":1,\"retry_schedule\":[]")
                .at("id")
                .number();
        CountDownLatch gate = new CountDownLatch(1);
        sink.script("/capped", Answer.status(200).heldBy(gate));
        hub.webhook(sink.url("/capped"), CREATED, ",\"max_in_flight\":1");
        for (int i = 0; i < 3; i++) {
            belfry.publish("contact.created", "{\"n\":" + i + "}");
        }
        Json delivery = hub.awaitNewest(slow, is("failed"));
        assertThat(delivery.at("error").string()).isEqualTo("timeout");
        assertThat(delivery.at("response_time").number()).isLessThan(10_000);
        assertThat(sink.requests("/capped")).hasSize(1);
        gate.countDown();
        sink.awaitCount("/capped", 3, SOON);
    }

    @Test
    void each_dialects_api_shows_its_own_webhooks_and_the_native_one_shows_all_page_by_page() throws IOException {
        long crm = belfry.webhook(sink.url("/a"), "contact.created").at("id").number();
        long own = hub.webhook(sink.url("/b"), CREATED, "").at("id").number();

        assertThat(api.get(Belfry.CRM).json().at("webhooks").elements()).hasSize(1);
        assertThat(api.get(Belfry.CRM + "/" + own).status()).isEqualTo(404);
        Json first = api.get(WEBHOOKS + "?limit=1").json();
        assertThat(first.at("webhooks.0.id").number()).isEqualTo(crm);
        assertThat(first.at("webhooks.0.dialect").string()).isEqualTo("fluent-crm");
        Json second = api.get(
                        WEBHOOKS + "?limit=1&cursor=" + first.at("next_cursor").string())
                .json();
        assertThat(second.at("webhooks.0.id").number()).isEqualTo(own);
        assertThat(second.at("next_cursor").isNull()).isTrue();
        Belfry.assertProblem(api.get(WEBHOOKS + "?limit=0&cursor=nonsense"), 422);
    }

    @Test
    void a_test_send_shows_what_came_back_and_its_data_can_be_chosen() throws IOException {
        sink.script("/tested", Answer.status(418).body("\"tea\""));
        long id = hub.webhook(
                        sink.url("/tested"),
                        "[\"subscriber_added\"]",
                        ",\"dialect\":\"cloudcusp\",\"status\":\"inactive\"")
                .at("id")
                .number();
        Reply reply = api.post(
                WEBHOOKS + "/" + id + "/test",
                "{\"event\":\"subscriber_updated\",\"data\":{\"contact\":{\"email\":\"t@b.example\"}}}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().names())
                .containsExactly("success", "status_code", "response_time", "response_body", "message");
        assertThat(reply.json().at("success").bool()).isFalse();
        assertThat(reply.json().at("status_code").number()).isEqualTo(418);
        assertThat(reply.json().at("response_body").string()).isEqualTo("\"tea\"");
        assertThat(sink.awaitCount("/tested", 1, SOON).get(0).text()).contains("subscriber_updated", "t@b.example");
        Belfry.assertProblem(api.post(WEBHOOKS + "/" + id + "/test", "{\"event\":\"contact.updated\"}"), 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    dialect               | "dialect":"klingon"
                    events                | "dialect":"fluent-crm","events":["*"]
                    events                | "dialect":"cloudcusp","events":["contact.created"]
                    events                | "events":[]
                    status                | "status":"failed"
                    secret                | "secret":"no library could check this"
                    headers               | "headers":{"Host":"x"}
                    headers               | "headers":{"X-A":7}
                    headers               | "headers":{"Authorization":"x"},"auth":{"type":"bearer","token":"y"}
                    auth                  | "auth":{"type":"bearer"}
                    url                   | "auth":{"type":"query","name":"key","value":"v"}
                    payload_template      | "dialect":"fluent-crm","payload_template":{}
                    retry_schedule        | "retry_schedule":["soon"]
                    timeout_seconds       | "timeout_seconds":0
                    timeout_seconds       | "timeout_seconds":1.5
                    max_in_flight         | "max_in_flight":201
                    rate_limit_per_second | "rate_limit_per_second":1e999999999
                    expect_json           | "expect_json":"yes"
                    tenant                | "tenant":"other"
                    """)
    void a_wrong_value_is_422_and_the_field_is_named(String field, String member) throws IOException {
        String events = member.contains("\"events\"") ? "" : ",\"events\":" + CREATED;
        Reply reply = api.post(
                WEBHOOKS, "{\"name\":\"n\",\"url\":" + Json.quote(sink.url("/w")) + events + "," + member + "}");
        Belfry.assertProblem(reply, 422);
        assertThat(reply.json().at("errors.0.field").string()).isEqualTo(field);
    }

    @Test
    void a_refused_change_changes_nothing_and_a_stranger_sees_nothing() throws IOException {
        long id = hub.webhook(sink.url("/still"), CREATED, "").at("id").number();
        Reply refused = hub.patch(id, "{\"name\":\"new\",\"dialect\":\"cloudcusp\",\"events\":null}");
        Belfry.assertProblem(refused, 422);
        assertThat(refused.json().at("errors").elements()).hasSize(2);
        assertThat(hub.get(id).at("name").string()).isEqualTo("n");
        Api stranger = api.withAuthorization("");
        Belfry.assertProblem(stranger.get(WEBHOOKS), 401);
        Belfry.assertProblem(stranger.post(WEBHOOKS + "/" + id + "/secret/rotate"), 401);
        Belfry.assertProblem(api.get(WEBHOOKS + "/99999999999999999999"), 404);
        Belfry.assertProblem(api.get(WEBHOOKS + "/abc"), 404);
        Belfry.assertProblem(api.put(WEBHOOKS + "/" + id, "{}"), 405);
    }
}
