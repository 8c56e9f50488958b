package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.EVENTS;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.Belfry.assertProblem;
import static org.belfry.blackbox.Hub.WEBHOOKS;

import java.io.IOException;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event types of a tenant's own: registered, subscribed to in every dialect, checked at publishing, tested. */
class EventTypesIT extends HubFixture {
    static final String TYPES = "/api/v1/event-types";

    private static final String PAID =
            """
            {"type":"invoice.paid","description":"An invoice was paid","example":{"amount":12},\
            "schema":{"type":"object","properties":{"amount":{"type":"integer"}},"required":["amount"]}}""";

    /** Registers a type without more; returns its name. */
    static String registered(Api api, String type) throws IOException {
        Reply reply = api.post(TYPES, "{\"type\":\"" + type + "\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return type;
    }

    /** After the webhooks, which hold on to their types. */
    @AfterEach
    void unregister() throws IOException {
        forget();
        for (Json type : api.get(TYPES).json().at("event_types").elements()) {
            if (type.at("group").string().equals("custom")) {
                api.delete(TYPES + "/" + type.at("type").string());
            }
        }
    }

    private Reply registerPaid() throws IOException {
        Reply reply = api.post(TYPES, PAID);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply;
    }

    @Test
    void the_life_of_a_type() throws IOException {
        Reply made = registerPaid();
        String path = TYPES + "/invoice.paid";
        assertThat(made.header("Location").orElseThrow()).endsWith(path);
        assertThat(made.json().names())
                .containsExactly("type", "group", "description", "schema", "example", "created_at", "updated_at");
        assertThat(api.get(path).json().plain()).isEqualTo(made.json().plain());
        Json listed = api.get(TYPES).json().at("event_types");
        assertThat(listed.elements()).hasSize(54);
        assertThat(listed.at("53").names()).containsExactly("type", "group", "description");
        assertThat(listed.at("53.group").string()).isEqualTo("custom");

        Reply patched = api.send("PATCH", path, "application/json", "{\"description\":null,\"schema\":true}");
        assertThat(patched.json().at("description").isNull()).isTrue();
        assertThat(patched.json().at("schema").bool()).isTrue();
        assertThat(patched.json().at("example.amount").number()).isEqualTo(12);
        String stale = made.header("ETag").orElseThrow();
        assertThat(patched.header("ETag").orElseThrow()).isNotEqualTo(stale);
        assertProblem(api.send(api.request(path).header("If-Match", stale).DELETE()), 412);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertProblem(api.get(path), 404);
        assertProblem(api.post(EVENTS, "{\"type\":\"invoice.paid\",\"data\":{}}"), 422);
    }

    @Test
    void the_catalogue_can_be_looked_at_and_not_changed() throws IOException {
        String path = TYPES + "/contact.created";
        assertThat(api.get(path).json().at("example.contact.email").string()).isNotBlank();
        assertProblem(api.send("PATCH", path, "application/json", "{}"), 409);
        assertProblem(api.delete(path), 409);
        assertProblem(api.post(TYPES, "{\"type\":\"contact.created\"}"), 409);
    }

    @Test
    void what_is_wrong_is_told_with_its_field() throws IOException {
        Reply reply = api.post(
                TYPES,
                "{\"type\":\"One\",\"description\":\"\",\"schema\":{\"type\":\"thing\"},\"example\":[],\"x\":1}");
        assertProblem(reply, 422);
        assertThat(reply.json().at("errors").elements())
                .extracting(error -> error.at("field").string())
                .containsExactly("type", "description", "schema", "example", "x");
        Reply remote = api.post(TYPES, "{\"type\":\"a.b\",\"schema\":{\"$ref\":\"" + sink.url("/schema") + "\"}}");
        assertProblem(remote, 422);
        assertThat(sink.requests("/schema")).isEmpty();
        Reply unfit = api.post(TYPES, PAID.replace("12", "\"12\""));
        assertProblem(unfit, 422);
        assertThat(unfit.json().at("errors.0.field").string()).isEqualTo("example");
        registerPaid();
        assertProblem(api.post(TYPES, PAID), 409);
        assertProblem(api.send("PATCH", TYPES + "/invoice.paid", "application/json", "{\"example\":{}}"), 422);
    }

    @Test
    void data_that_does_not_fit_is_refused_with_the_event_and_the_reason() throws IOException {
        registerPaid();
        hub.webhook(sink.url("/unfit"), "[\"invoice.paid\"]", "");
        Reply reply = api.post(
                EVENTS,
                "[{\"type\":\"invoice.paid\",\"data\":{\"amount\":1}},{\"type\":\"invoice.paid\",\"data\":{\"amount\":\"x\"}},"
                        + "{\"type\":\"invoice.lost\",\"data\":{}},{\"type\":\"contact.created\"}]");
        assertProblem(reply, 422);
        assertThat(reply.json().at("errors").elements())
                .extracting(error -> error.at("field").string())
                .containsExactlyInAnyOrder("[1].data", "[2].type", "[3].data");
        assertThat(reply.body()).contains("/amount").contains("integer");
        belfry.publish("invoice.paid", "{\"amount\":2}");
        sink.awaitCount("/unfit", 1, SOON);
        assertThat(sink.requests("/unfit").get(0).text()).contains("\"data\":{\"amount\":2}");
    }

    @Test
    void every_dialect_takes_it_and_everything_includes_it() throws IOException {
        registerPaid();
        for (String dialect : new String[] {"standard", "fluent-crm", "fluent-community", "cloudcusp"}) {
            String more = ",\"dialect\":\"" + dialect + "\"";
            Json webhook = hub.webhook(sink.url("/" + dialect), "[\"invoice.paid\"]", more);
            assertThat(webhook.at("events.0").string()).isEqualTo("invoice.paid");
            if (!dialect.equals("fluent-crm")) {
                hub.webhook(sink.url("/all-" + dialect), "[\"*\"]", more);
            }
        }
        belfry.publish("invoice.paid", "{\"amount\":7}");
        for (String path : new String[] {
            "/standard",
            "/fluent-crm",
            "/fluent-community",
            "/cloudcusp",
            "/all-standard",
            "/all-fluent-community",
            "/all-cloudcusp"
        }) {
            assertThat(sink.awaitCount(path, 1, SOON).get(0).text()).as(path).contains("invoice.paid");
        }
    }

    @Test
    void fluentcrms_own_api_takes_it_too() throws IOException {
        Belfry.assertRefused(
                api.post(Belfry.CRM, Belfry.body(sink.url("/crm"), new String[] {"invoice.paid"}, "")),
                400,
                "invalid_webhook_event");
        registerPaid();
        long id = belfry.webhook(sink.url("/crm"), "invoice.paid").at("id").number();
        assertThat(api.post(Belfry.CRM + "/" + id + "/test")
                        .json()
                        .at("success")
                        .bool())
                .isTrue();
        Json sent = Json.parse(sink.awaitCount("/crm", 1, SOON).get(0).text());
        assertThat(sent.at("event").string()).isEqualTo("invoice.paid");
        assertThat(sent.at("data.amount").number()).isEqualTo(12);
    }

    @Test
    void fluent_communitys_own_api_takes_it_too() throws IOException {
        String webhooks = "/wp-json/fluent-community/v2/admin/webhooks";
        String body = Belfry.body(sink.url("/co"), new String[] {"invoice.paid"}, "");
        Belfry.assertRefused(api.post(webhooks, body), 400, "invalid_event");
        registerPaid();
        Reply made = api.post(webhooks, body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        Reply tested = api.post(webhooks + "/" + made.json().at("id").number() + "/test");
        assertThat(tested.json().at("success").bool()).isTrue();
        Json sent = Json.parse(sink.awaitCount("/co", 1, SOON).get(0).text());
        assertThat(sent.at("event").string()).isEqualTo("invoice.paid");
        assertThat(sent.at("data.amount").number()).isEqualTo(12);
        assertThat(sent.at("xprofile.user_id").number()).isEqualTo(45);
    }

    @Test
    void a_test_sends_the_example() throws IOException {
        registerPaid();
        long id = hub.webhook(sink.url("/test"), "[\"*\"]", "").at("id").number();
        Reply reply = api.post(WEBHOOKS + "/" + id + "/test", "{\"event\":\"invoice.paid\"}");
        assertThat(reply.json().at("success").bool()).isTrue();
        Json sent = Json.parse(sink.awaitCount("/test", 1, SOON).get(0).text());
        assertThat(sent.at("type").string()).isEqualTo("invoice.paid");
        assertThat(sent.at("data.amount").number()).isEqualTo(12);
        assertProblem(api.post(WEBHOOKS + "/" + id + "/test", "{\"event\":\"invoice.lost\"}"), 422);
    }

    @Test
    void a_type_that_is_subscribed_to_stays() throws IOException {
        registerPaid();
        long id = hub.webhook(sink.url("/stays"), "[\"invoice.paid\"]", "")
                .at("id")
                .number();
        assertProblem(api.delete(TYPES + "/invoice.paid"), 409);
        hub.patched(id, "{\"events\":[\"contact.created\"]}");
        assertThat(api.delete(TYPES + "/invoice.paid").status()).isEqualTo(204);
        assertProblem(hub.patch(id, "{\"events\":[\"invoice.paid\"]}"), 422);
    }
}
