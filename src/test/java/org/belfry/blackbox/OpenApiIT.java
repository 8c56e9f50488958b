package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Hub.DELIVERIES;
import static org.belfry.blackbox.Hub.WEBHOOKS;

import java.io.IOException;
import org.belfry.catalogue.schema.JsonSchema;
import org.belfry.json.RawJson;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;

/** The native API's description of itself, held against what it really answers. */
class OpenApiIT extends HubFixture {
    private static final String PATH = "/api/v1/openapi";

    /** An answer has the status and the shape that the description gives it. */
    private Json told(Reply reply, int status, String schema) throws IOException {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        String text = api.get(PATH).body();
        String components = text.substring(text.indexOf("\"components\":"));
        JsonSchema shape = JsonSchema.of(RawJson.of("{\"$ref\":\"#/components/schemas/" + schema + "\"," + components));
        assertThat(shape.objectionTo(RawJson.of(reply.body())))
                .as(schema + ": " + reply)
                .isEmpty();
        return reply.json();
    }

    /** The first administrator: tenants are his. */
    @Override
    Api caller(SharedServer server) {
        return server.bundle().admin();
    }

    @Test
    void describes_itself() throws IOException {
        Json document = told(api.get(PATH), 200, "OpenApi");
        assertThat(document.at("openapi").string()).isEqualTo("3.1.0");
        assertThat(document.at("paths").names()).contains("/openapi", "/events", "/webhooks/{id}");
    }

    @Test
    void webhooks_and_deliveries_look_as_described() throws IOException {
        String body = "{\"name\":\"n\",\"url\":" + Json.quote(sink.url("/described"))
                + ",\"events\":[\"contact.created\"],\"auth\":{\"type\":\"api_key\",\"value\":\"v\"},"
                + "\"payload_template\":{\"a\":\"{event_type}\"},\"rate_limit_per_second\":5,\"headers\":{\"X-A\":\"b\"}}";
        long id = told(api.post(WEBHOOKS, body), 201, "Webhook").at("id").number();
        String path = WEBHOOKS + "/" + id;
        told(api.get(path), 200, "Webhook");
        told(api.get(WEBHOOKS), 200, "Webhooks");
        told(hub.patch(id, "{\"auth\":null,\"payload_template\":null,\"rate_limit_per_second\":null}"), 200, "Webhook");
        told(api.post(path + "/test"), 200, "TestResult");
        told(api.post(path + "/secret/rotate"), 200, "Rotation");
        told(api.get(path), 200, "Webhook");
        told(api.post(Belfry.EVENTS, "{\"type\":\"contact.created\",\"data\":{}}"), 202, "Published");
        told(api.post(Belfry.EVENTS, "[{\"type\":\"contact.created\",\"data\":{}}]"), 202, "Published");
        String delivery = DELIVERIES + "/"
                + hub.awaitNewest(id, Hub.is("success")).at("id").number();
        told(api.get(path + "/deliveries?limit=1"), 200, "Deliveries");
        told(api.get(delivery), 200, "DeliveryWhole");
        told(api.get(delivery + "/attempts"), 200, "Attempts");
        told(api.post(path + "/replay", "{\"dry_run\":true}"), 202, "Matched");
        told(api.post(delivery + "/retry"), 202, "DeliveryWhole");
    }

    @Test
    void event_types_look_as_described() throws IOException {
        String types = EventTypesIT.TYPES;
        told(api.get(types + "/contact.created"), 200, "EventType");
        told(api.post(types, "{\"type\":\"as.described\",\"schema\":{},\"example\":{}}"), 201, "EventType");
        told(api.send("PATCH", types + "/as.described", "application/json", "{\"schema\":null}"), 200, "EventType");
        told(api.get(types), 200, "EventTypes");
    }

    @Test
    void people_look_as_described() throws IOException {
        String user = "{\"username\":\"described\",\"password\":\"very secret\",\"role\":\"viewer\"}";
        told(api.post("/api/v1/users", user), 201, "User");
        told(api.get("/api/v1/users"), 200, "Users");
        Reply issued = api.post("/api/v1/api-keys", "{\"name\":\"k\",\"role\":\"viewer\"}");
        told(issued, 201, "ApiKeyIssued");
        told(api.get("/api/v1/api-keys"), 200, "ApiKeys");
        told(api.get("/api/v1/api-keys/" + issued.json().at("id").number()), 200, "ApiKey");
        told(api.post("/api/v1/tenants", "{\"name\":\"described\"}"), 201, "Tenant");
        told(api.get("/api/v1/tenants"), 200, "Tenants");
    }

    @Test
    void members_and_automations_look_as_described() throws IOException {
        long contact = told(api.post("/api/v1/contacts", "{\"email\":\"described@example.com\"}"), 201, "Contact")
                .at("id")
                .number();
        String members = "/api/v1/members";
        told(api.post(members, "{\"contact_id\":" + contact + ",\"send_notification\":true}"), 201, "Member");
        told(api.get(members), 200, "Members");
        told(api.post(members + "/" + contact + "/link"), 202, "Member");
        String login = "{\"email\":\"described@example.com\",\"password\":\"wrong\"}";
        told(api.post(members + "/authenticate", login), 200, "MemberAuthenticated");
        String automation =
                "{\"name\":\"d\",\"trigger\":{\"tag_added\":\"d\"},\"steps\":[{\"type\":\"update_subscriber\"}]}";
        told(api.post("/api/v1/automations", automation), 201, "Automation");
        told(api.get("/api/v1/automations"), 200, "Automations");
    }

    @Test
    void problems_look_as_described() throws IOException {
        told(api.get(WEBHOOKS + "/999999"), 404, "Problem");
        told(api.post(WEBHOOKS, "{}"), 422, "Problem");
        told(api.withAuthorization("").get(WEBHOOKS), 401, "Problem");
        told(api.post(Belfry.EVENTS, "{"), 400, "Problem");
    }
}
