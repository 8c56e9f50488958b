package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.EVENTS;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/v1/events}: what is accepted, what is refused, and what is accepted only once. */
@ResourceLock(SharedServer.NAME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishingIT {
    private static final String EVENT = "\"type\":\"contact.created\",\"data\":{\"contact\":{\"id\":1}}";

    private final RecordingSink sink = RecordingSink.open();
    private Belfry belfry;
    private Api api;

    @BeforeAll
    void start() {
        belfry = new Belfry(SharedServer.get().tenant("publishingit"));
        api = belfry.api();
    }

    @AfterEach
    void forget() throws IOException {
        belfry.deleteAllWebhooks();
    }

    @AfterAll
    void stop() throws IOException {
        sink.close();
    }

    @Test
    void an_event_is_accepted_with_an_id_of_its_own() throws IOException {
        Reply reply = api.post(EVENTS, "{" + EVENT + "}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(reply.mediaType()).isEqualTo("application/json");
        assertThat(reply.json().names()).containsExactly("id");
        assertThat(reply.json().at("id").string()).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(api.post(EVENTS, "{" + EVENT + "}").body()).isNotEqualTo(reply.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "order-42_created", "0123456789012345678901234567890123456789012345678901234567890123"})
    void an_id_of_the_publishers_own_is_kept(String id) throws IOException {
        assertThat(publish(id, "").body()).isEqualTo("{\"id\":\"" + id + "\"}");
    }

    @Test
    void an_array_is_answered_in_its_order() throws IOException {
        Reply reply = api.post(EVENTS, "[" + event("first") + "," + event("second") + ",{" + EVENT + "}]");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(reply.json().names()).containsExactly("events");
        List<Json> events = reply.json().at("events").elements();
        assertThat(events).hasSize(3).allSatisfy(event -> assertThat(event.names())
                .containsExactly("id"));
        assertThat(events.get(0).at("id").string()).isEqualTo("first");
        assertThat(events.get(1).at("id").string()).isEqualTo("second");
    }

    @Test
    void time_and_actor_may_be_given() throws IOException {
        belfry.webhook(sink.url("/time"), "contact.created");
        publish("with-time", ",\"occurred_at\":\"2024-01-15T10:30:00Z\",\"actor\":{\"id\":7}");
        FluentCrmDelivery came =
                FluentCrmDelivery.of(sink.awaitCount("/time", 1, SOON).get(0));
        assertThat(came.body().at("timestamp").string()).isEqualTo("2024-01-15T10:30:00Z");
    }

    @Test
    void the_same_event_again_gets_the_same_answer_and_is_delivered_once() throws IOException {
        long id = belfry.webhook(sink.url("/once"), "contact.created").at("id").number();
        Reply first = publish("once", "");
        for (int i = 0; i < 3; i++) {
            Reply again = publish("once", "");
            assertThat(again.body()).isEqualTo(first.body());
        }
        publish("after", "");
        sink.awaitCount("/once", 2, SOON);
        assertThat(belfry.log(id).at("pagination.total").number()).isEqualTo(2);
    }

    @Test
    void the_same_event_again_inside_an_array_is_delivered_once() throws IOException {
        long id = belfry.webhook(sink.url("/once-more"), "contact.created")
                .at("id")
                .number();
        publish("known", "");
        Reply reply = api.post(EVENTS, "[" + event("known") + "," + event("new") + "]");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(belfry.log(id).at("pagination.total").number()).isEqualTo(2);
    }

    @Test
    void the_same_id_with_another_body_is_a_conflict() throws IOException {
        long id = belfry.webhook(sink.url("/conflict"), "contact.created", "contact.deleted")
                .at("id")
                .number();
        publish("conflict", "");
        for (String other : List.of(
                event("conflict").replace("\"id\":1}", "\"id\":2}"),
                event("conflict").replace("created", "deleted"))) {
            Belfry.assertProblem(api.post(EVENTS, other), 409);
            Belfry.assertProblem(api.post(EVENTS, "[" + event("beside") + "," + other + "]"), 409);
        }
        assertThat(belfry.log(id).at("pagination.total").number()).isEqualTo(1);
    }

    @Test
    void an_idempotency_key_makes_a_request_count_once() throws IOException {
        long id = belfry.webhook(sink.url("/key"), "contact.created").at("id").number();
        Reply first = withKey("key-1", "{" + EVENT + "}");
        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        assertThat(withKey("key-1", "{" + EVENT + "}").body()).isEqualTo(first.body());
        assertThat(belfry.log(id).at("pagination.total").number()).isEqualTo(1);
        Belfry.assertProblem(withKey("key-1", "{" + EVENT.replace(":1}", ":2}") + "}"), 409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    type        | {"data":{}}
                    data        | {"type":"contact.created"}
                    type        | {"type":"","data":{}}
                    type        | {"type":"nix.nix","data":{}}
                    type        | {"type":"Contact.Created","data":{}}
                    type        | {"type":"*","data":{}}
                    type        | {"type":7,"data":{}}
                    data        | {"type":"contact.created","data":"text"}
                    data        | {"type":"contact.created","data":[1]}
                    data        | {"type":"contact.created","data":null}
                    id          | {"type":"contact.created","data":{},"id":"with.dot"}
                    id          | {"type":"contact.created","data":{},"id":""}
                    id          | {"type":"contact.created","data":{},"id":"ü"}
                    id          | {"type":"contact.created","data":{},"id":"a b"}
                    id          | {"type":"contact.created","data":{},"id":7}
                    occurred_at | {"type":"contact.created","data":{},"occurred_at":"yesterday"}
                    occurred_at | {"type":"contact.created","data":{},"occurred_at":"2024-02-30T00:00:00Z"}
                    occurred_at | {"type":"contact.created","data":{},"occurred_at":1705314600}
                    colour      | {"type":"contact.created","data":{},"colour":"blue"}
                    tenant      | {"type":"contact.created","data":{},"tenant":"other"}
                    """)
    void a_wrong_value_is_422_and_the_field_is_named(String field, String body) throws IOException {
        Reply reply = api.post(EVENTS, body);
        Belfry.assertProblem(reply, 422);
        assertThat(reply.body()).contains(field);
    }

    @Test
    void an_id_of_sixty_five_characters_is_too_long() throws IOException {
        Belfry.assertProblem(api.post(EVENTS, event("a".repeat(65))), 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "type=contact.created",
                "{\"type\":\"contact.created\",\"data\":{}} {}",
                "{\"type\":\"contact.created\",\"type\":\"contact.created\",\"data\":{}}",
                "{\"type\":\"contact.created\",\"data\":{\"a\":1,\"a\":2}}",
                "{\"type\":\"contact.created\",\"data\":{\"a\":01}}",
                "[{\"type\":\"contact.created\",\"data\":{}},]"
            })
    void what_is_not_json_is_400(String body) throws IOException {
        Belfry.assertProblem(api.post(EVENTS, body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "17", "null", "[1]", "[[]]"})
    void json_that_is_no_event_is_refused(String body) throws IOException {
        assertThat(api.post(EVENTS, body).status()).isIn(400, 422);
    }

    @Test
    void an_array_is_all_or_nothing() throws IOException {
        long id = belfry.webhook(sink.url("/all-or-nothing"), "contact.created")
                .at("id")
                .number();
        String wrong = "{\"type\":\"nix.nix\",\"data\":{}}";
        Belfry.assertProblem(api.post(EVENTS, "[" + event("good-1") + "," + wrong + "," + event("good-2") + "]"), 422);
        publish("fence", "");
        sink.awaitCount("/all-or-nothing", 1, SOON);
        assertThat(belfry.log(id).at("pagination.total").number()).isEqualTo(1);
    }

    @Test
    void five_hundred_events_fit_into_a_request_and_one_more_does_not() throws IOException {
        assertThat(api.post(EVENTS, array(500)).status()).isEqualTo(202);
        Belfry.assertProblem(api.post(EVENTS, array(501)), 422);
    }

    @Test
    void a_stranger_publishes_nothing() throws IOException {
        long id = belfry.webhook(sink.url("/stranger"), "contact.created")
                .at("id")
                .number();
        Belfry.assertProblem(api.withAuthorization("").post(EVENTS, "{" + EVENT + "}"), 401);
        assertThat(belfry.log(id).at("pagination.total").number()).isZero();
    }

    private Reply publish(String id, String more) throws IOException {
        Reply reply = api.post(EVENTS, "{\"id\":\"" + id + "\"," + EVENT + more + "}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply;
    }

    private Reply withKey(String key, String body) throws IOException {
        return api.send(api.request(EVENTS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String event(String id) {
        return "{\"id\":\"" + id + "\"," + EVENT + "}";
    }

    private static String array(int size) {
        return IntStream.range(0, size).mapToObj(i -> "{" + EVENT + "}").collect(Collectors.joining(",", "[", "]"));
    }
}
