package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.Hub.DELIVERIES;
import static org.belfry.blackbox.Hub.WEBHOOKS;
import static org.belfry.blackbox.Hub.is;

import java.io.IOException;
import java.util.List;
import org.belfry.testing.Answer;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/v1/deliveries} and what hangs on webhooks: the log, single deliveries sent anew, cancelled, replayed. */
class HubDeliveriesIT extends HubFixture {
    private static final String CREATED = "[\"contact.created\"]";
    private static final String NO_RETRY = ",\"retry_schedule\":[]";

    @Test
    void a_delivery_shows_what_was_sent_and_what_came_back() throws IOException {
        sink.script("/shown", Answer.status(201).header("X-Sink", "yes").body("Zoë\u0001"));
        long webhook = hub.webhook(sink.url("/shown"), CREATED, "").at("id").number();
        String event = belfry.publish("contact.created", "{ \"contact\":{\"id\":1.0} }");
        RecordedRequest sent = sink.awaitCount("/shown", 1, SOON).get(0);
        long id = hub.awaitNewest(webhook, is("success")).at("id").number();

        Reply reply = api.get(DELIVERIES + "/" + id);
        assertThat(reply.body()).endsWith(",\"payload\":" + sent.text() + ",\"warnings\":[]}");
        Json delivery = reply.json();
        assertThat(delivery.at("webhook_id").number()).isEqualTo(webhook);
        assertThat(delivery.at("event_id").string()).isEqualTo(event);
        assertThat(delivery.at("test").bool()).isFalse();
        assertThat(delivery.at("attempts").number()).isOne();
        assertThat(delivery.at("status_code").number()).isEqualTo(201);
        assertThat(delivery.at("next_attempt_at").isNull()).isTrue();

        Json attempts = api.get(DELIVERIES + "/" + id + "/attempts").json().at("attempts");
        assertThat(attempts.elements()).hasSize(1);
        assertThat(attempts.at("0").names())
                .containsExactly(
                        "number",
                        "attempted_at",
                        "response_time",
                        "status_code",
                        "error",
                        "response_headers",
                        "response_body");
        assertThat(attempts.at("0.response_body").string()).isEqualTo("Zoë\u0001");
        assertThat(attempts.at("0.response_headers").toString()).contains("{name=X-Sink, value=yes}");
    }

    @Test
    void a_template_that_names_what_the_event_has_not_leaves_warnings() throws IOException {
        long webhook = hub.webhook(
                        sink.url("/warned"),
                        "[\"subscriber_added\"]",
                        ",\"dialect\":\"cloudcusp\",\"payload_template\":{\"phone\":\"{subscriber_phone}\"}")
                .at("id")
                .number();
        belfry.publish("contact.created", "{\"contact\":{}}");
        Json newest = hub.awaitNewest(webhook, is("success"));
        assertThat(newest.at("event").string()).isEqualTo("subscriber_added");
        Json delivery = hub.delivery(newest.at("id").number());
        assertThat(delivery.at("payload").toString()).isEqualTo("{phone=null}");
        assertThat(delivery.at("warnings.0").string()).contains("{subscriber_phone}");
        assertThat(ids(webhook, "?event=subscriber_added")).hasSize(1);
        assertThat(ids(webhook, "?event=contact.created")).hasSize(1);
        assertThat(ids(webhook, "?event=contact.updated")).isEmpty();
    }

    @Test
    void a_failed_delivery_is_sent_anew_with_the_same_id_and_the_same_bytes() throws IOException {
        sink.script("/anew", Answer.status(500), Answer.status(200));
        long webhook =
                hub.webhook(sink.url("/anew"), CREATED, NO_RETRY).at("id").number();
        belfry.publish("contact.created", "{\"n\":1}");
        long id = hub.awaitNewest(webhook, is("failed")).at("id").number();

        Reply reply = api.post(DELIVERIES + "/" + id + "/retry");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(reply.json().at("id").number()).isEqualTo(id);
        hub.awaitNewest(webhook, is("success"));
        List<RecordedRequest> came = sink.awaitCount("/anew", 2, SOON);
        assertThat(came.get(1).text()).isEqualTo(came.get(0).text());
        assertThat(came.get(1).header("webhook-id")).isEqualTo(came.get(0).header("webhook-id"));
        assertThat(hub.delivery(id).at("attempts").number()).isEqualTo(2);
    }

    @Test
    void a_waiting_retry_can_be_hastened_or_cancelled_and_an_ended_one_not() throws IOException {
        sink.script("/waiting", Answer.status(500), Answer.status(500), Answer.status(200));
        long webhook = hub.webhook(sink.url("/waiting"), CREATED, "").at("id").number();
        belfry.publish("contact.created", "{\"n\":1}");
        long id = hub.awaitNewest(webhook, delivery -> delivery.at("attempts").number() == 1)
                .at("id")
                .number();
        assertThat(hub.delivery(id).at("next_attempt_at").isNull()).isFalse();
        api.post(DELIVERIES + "/" + id + "/retry");
        hub.awaitNewest(
                webhook,
                delivery -> delivery.at("attempts").number() == 2
                        && !delivery.at("next_attempt_at").isNull());

        Reply cancelled = api.post(DELIVERIES + "/" + id + "/cancel");

        assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
        assertThat(cancelled.json().at("status").string()).isEqualTo("cancelled");
        Belfry.assertProblem(api.post(DELIVERIES + "/" + id + "/cancel"), 409);
        assertThat(api.post(DELIVERIES + "/" + id + "/retry").status()).isEqualTo(202);
        hub.awaitNewest(webhook, is("success"));
        assertThat(sink.requests("/waiting")).hasSize(3);
    }

    @Test
    void a_replay_counts_first_and_then_sends_anew_what_matches() throws IOException {
        sink.script("/replay", Answer.status(500), Answer.status(500), Answer.status(200));
        long webhook = hub.webhook(sink.url("/replay"), CREATED, NO_RETRY + ",\"max_in_flight\":1")
                .at("id")
                .number();
        for (int i = 0; i < 3; i++) {
            belfry.publish("contact.created", "{\"n\":" + i + "}");
            sink.awaitCount("/replay", i + 1, SOON);
        }
        hub.awaitNewest(webhook, is("success"));
        api.awaitGet(
                WEBHOOKS + "/" + webhook + "/deliveries?status=failed",
                reply -> reply.json().at("deliveries").elements().size() == 2,
                SOON);
        String replay = WEBHOOKS + "/" + webhook + "/replay";
        assertThat(matched(replay, "{\"status\":\"failed\",\"dry_run\":true}")).isEqualTo(2);
        assertThat(matched(replay, "{\"dry_run\":true,\"until\":\"2024-01-15T10:30:00Z\"}"))
                .isZero();
        assertThat(matched(replay, "{\"dry_run\":true}")).isEqualTo(3);

        assertThat(matched(replay, "{\"status\":\"failed\",\"since\":\"2024-01-15T10:30:00Z\"}"))
                .isEqualTo(2);

        sink.awaitCount("/replay", 5, SOON);
        api.awaitGet(
                WEBHOOKS + "/" + webhook + "/deliveries?status=success",
                reply -> reply.json().at("deliveries").elements().size() == 3,
                SOON);
    }

    @Test
    void the_log_has_pages_and_filters() throws IOException {
        long webhook = hub.webhook(sink.url("/pages"), CREATED, "").at("id").number();
        for (int i = 0; i < 5; i++) {
            api.post(WEBHOOKS + "/" + webhook + "/test");
        }
        List<Long> all = ids(webhook, "");
        assertThat(all).hasSize(5).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        Json first = api.get(WEBHOOKS + "/" + webhook + "/deliveries?limit=3").json();
        assertThat(ids(first)).isEqualTo(all.subList(0, 3));
        assertThat(ids(webhook, "?limit=3&cursor=" + first.at("next_cursor").string()))
                .isEqualTo(all.subList(3, 5));
        assertThat(ids(webhook, "?since=2024-01-15T10:30:00Z&status=success")).hasSize(5);
        assertThat(ids(webhook, "?until=2024-01-15T10:30:00Z")).isEmpty();
        assertThat(ids(webhook, "?status=cancelled")).isEmpty();
    }

    @Test
    void a_test_and_what_went_to_a_deleted_webhook_are_not_sent_anew() throws IOException {
        long webhook = hub.webhook(sink.url("/tested"), CREATED, "").at("id").number();
        api.post(WEBHOOKS + "/" + webhook + "/test");
        long test = ids(webhook, "").get(0);
        assertThat(hub.delivery(test).at("test").bool()).isTrue();
        Belfry.assertProblem(api.post(DELIVERIES + "/" + test + "/retry"), 409);
        belfry.publish("contact.created", "{}");
        long id = hub.awaitNewest(webhook, is("success")).at("id").number();
        api.delete(WEBHOOKS + "/" + webhook);
        Belfry.assertProblem(api.post(DELIVERIES + "/" + id + "/retry"), 409);
        assertThat(hub.delivery(id).at("payload.type").string()).isEqualTo("contact.created");
        Belfry.assertProblem(api.get(WEBHOOKS + "/" + webhook + "/deliveries"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?status=ready",
                "?limit=101",
                "?limit=x",
                "?cursor=YWZ0ZXI",
                "?since=yesterday",
                "?until=2024-02-30T00:00:00Z"
            })
    void a_wrong_query_is_422(String query) throws IOException {
        long webhook = hub.webhook(sink.url("/query"), CREATED, "").at("id").number();
        Belfry.assertProblem(api.get(WEBHOOKS + "/" + webhook + "/deliveries" + query), 422);
    }

    @Test
    void what_is_not_there_is_404_and_a_wrong_replay_422() throws IOException {
        long webhook = hub.webhook(sink.url("/wrong"), CREATED, "").at("id").number();
        for (String body : List.of("{\"status\":\"pending\"}", "{\"dry_run\":1}", "{\"all\":true}", "[]")) {
            Belfry.assertProblem(api.post(WEBHOOKS + "/" + webhook + "/replay", body), 422);
        }
        Belfry.assertProblem(api.post(WEBHOOKS + "/987654321/replay", "{}"), 404);
        Belfry.assertProblem(api.get(DELIVERIES + "/987654321"), 404);
        Belfry.assertProblem(api.get(DELIVERIES + "/987654321/attempts"), 404);
        Belfry.assertProblem(api.post(DELIVERIES + "/987654321/retry"), 404);
        Belfry.assertProblem(api.post(DELIVERIES + "/0/cancel"), 404);
        Belfry.assertProblem(api.withAuthorization("").get(DELIVERIES + "/1"), 401);
    }

    private long matched(String path, String body) throws IOException {
        Reply reply = api.post(path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(reply.json().names()).containsExactly("matched");
        return reply.json().at("matched").number();
    }

    private List<Long> ids(long webhook, String query) throws IOException {
        return ids(api.get(WEBHOOKS + "/" + webhook + "/deliveries" + query).json());
    }

    private static List<Long> ids(Json log) {
        return log.at("deliveries").elements().stream()
                .map(entry -> entry.at("id").number())
                .toList();
    }
}
