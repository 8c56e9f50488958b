package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;

/** Every request that the product pages print, run as it is printed there, gets the printed answer. */
class PrintedExamplesIT extends HubFixture {
    private static final String COMMUNITY = "/wp-json/fluent-community/v2/admin/webhooks";
    private static final String HOOKS = "/api/v1/incoming-webhooks";
    private static final int PRINTED_TOTAL = 50;

    /** The page's answer to the list leaves out what its table of properties has: the contract wants these, too. */
    private static final String[] PROPERTIES_TOO = {"secret", "updated_at"};

    @Test
    void fluentcrm() throws Exception {
        PrintedExamples page = credentialed("fluentcrm", "https://yourdomain.com")
                .instead("https://example.com/webhook", sink.url("/printed/crm"));
        String command = page.request("create").replace("My Webhook", "Contact Updates");
        String body = command.substring(command.indexOf("-d '") + 4, command.lastIndexOf('\''));
        long first = api.post(CRM, body).json().at("webhook.id").number();
        page.assertAnswer("list", page.run("list"), PROPERTIES_TOO);
        api.delete(CRM + "/" + first);

        Json created = Json.parse(page.run("create"));
        assertThat(created.at("message").string()).isEqualTo("Webhook created successfully.");
        long id = created.at("webhook.id").number();
        page.instead("/webhooks/1", "/webhooks/" + id);
        publish(PRINTED_TOTAL, "{\"type\":\"contact.created\",\"data\":{\"contact\":{\"id\":123}}}");
        sink.awaitCount("/printed/crm", PRINTED_TOTAL, SOON);
        api.awaitGet(
                CRM + "/" + id + "/deliveries?status=success",
                reply -> reply.json().at("pagination.total").number() == PRINTED_TOTAL,
                SOON);
        page.assertAnswer("deliveries", page.run("deliveries"));
        assertThat(Json.parse(page.run("test")).at("success").bool()).isTrue();
        Json updated = Json.parse(page.run("update"));
        assertThat(updated.at("webhook.name").string()).isEqualTo("Updated Webhook");
        assertThat(updated.at("webhook.events").plain())
                .isEqualTo(List.of("contact.created", "contact.updated", "contact.deleted"));
        assertThat(api.delete(CRM + "/" + id).status()).isEqualTo(200);
        refused(page, "not found", api.get(CRM + "/" + id));
        refused(page, "invalid url", api.post(CRM, body.replace(sink.url("/printed/crm"), "ftp://example.com")));
        refused(page, "event not supported", api.post(CRM, body.replace("contact.updated", "invalid.event")));
    }

    @Test
    void fluent_community() throws Exception {
        PrintedExamples page = credentialed("fluent-community", "https://example.com/wp-json")
                .instead("https://hooks.slack.com", sink.url("/printed"));
        String described = page.request("create");
        String body = described
                .substring(described.indexOf("-d '") + 4, described.lastIndexOf('\''))
                .replace(", \"space.member_joined\"", "")
                .replace("\"retry_count\"", "\"headers\":{\"Content-Type\":\"application/json\"},\"retry_count\"");
        long first = api.post(COMMUNITY, body).json().at("id").number();
        publish(1, "{\"type\":\"feed.created\",\"data\":{\"id\":123}}");
        api.awaitGet(
                COMMUNITY + "/" + first,
                reply -> !reply.json().at("last_triggered_at").isNull(),
                SOON);
        page.assertAnswer("list", page.run("list"));
        page.instead("/webhooks/1/", "/webhooks/" + first + "/");
        page.assertAnswer("test", page.run("test"));
        api.delete(COMMUNITY + "/" + first);

        String created = page.run("create");
        page.assertAnswer("create", created);
        long id = Json.parse(created).at("id").number();
        page.instead("/webhooks/2\"", "/webhooks/" + id + "\"");
        page.assertAnswer("update", page.run("update"));
        page.assertAnswer("delete", page.run("delete"));
        refused(page, "not found", api.get(COMMUNITY + "/" + id));
        refused(page, "invalid url", api.post(COMMUNITY, body.replace(sink.url("/printed"), "http://example.com")));
        refused(page, "forbidden", viewer().get(COMMUNITY));
    }

    @Test
    void cloudcusp() throws Exception {
        PrintedExamples page = PrintedExamples.of("cloudcusp");
        for (String name : List.of("subscriber added", "email opened")) {
            String printed = page.request(name);
            Json hook = made(
                    HOOKS,
                    "{\"name\":\"n\",\"event_type\":%s,\"actions\":[{\"type\":\"add_subscriber\"}],\"mapping\":%s}"
                            .formatted(
                                    Json.quote(Json.parse(printed).at("event").string()),
                                    "[{\"from\":\"email\",\"to\":\"email\"}]"));
            URI url = URI.create(hook.at("url").string());
            assertThat(url.getPath()).matches("/wp-json/ccsp-mailer/v1/webhooks/[0-9a-f]{12}");
            Reply reply = api.withAuthorization("").post(url.getRawPath() + "?" + url.getRawQuery(), printed);
            assertThat(reply.status()).isEqualTo(200);
            page.assertAnswer(name, reply.body());
        }
        String answer = "{\"success\": true, \"message\": \"Webhook processed\"}";
        sink.script("/printed/cloudcusp", Answer.status(200).body(answer));
        Json hook = hub.webhook(
                sink.url("/printed/cloudcusp"),
                "[\"subscriber_added\"]",
                ",\"dialect\":\"cloudcusp\",\"payload_template\":" + page.request("payload builder")
                        + ",\"auth\":{\"type\":\"api_key\",\"value\":\"your-key\"}");
        Json tested =
                api.post(Hub.WEBHOOKS + "/" + hook.at("id").number() + "/test").json();
        assertThat(tested.at("status_code").number()).isEqualTo(200);
        page.assertAnswer("test response", tested.at("response_body").string());
        RecordedRequest sent = sink.awaitCount("/printed/cloudcusp", 1, SOON).get(0);
        assertThat(sent.header("X-API-Key")).contains("your-key");
        assertThat(Json.parse(sent.text()).names())
                .isEqualTo(Json.parse(page.request("payload builder")).names());
    }

    @Test
    void wp_fusion() throws Exception {
        Api admin = bundle.admin();
        // The page names none, and the oldest is asked.
        for (Json other : admin.get("/api/v1/crm-connections")
                .json()
                .at("crm_connections")
                .elements()) {
            admin.delete("/api/v1/crm-connections/" + other.at("id").number());
        }
        Reply crm = admin.post(
                "/api/v1/crm-connections", "{\"name\":\"printed\",\"base_url\":" + Json.quote(sink.url("")) + "}");
        assertThat(crm.status()).as(crm.toString()).isEqualTo(201);
        sink.script("/contacts/123", Answer.status(200).body("{\"email\":\"printed@example.com\"}"));
        String url = PrintedExamples.of("wp-fusion")
                .instead("https://mysite.com", "")
                .instead("access_key=KEY", "access_key=" + SharedServer.ACCESS_KEY.replace(" ", "%20"))
                .request("in a browser");
        Reply page = Api.anonymous(bundle.base())
                .send(api.withAuthorization("").request(url).header("Accept", "text/html"));
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(page.body()).contains("printed@example.com");
        admin.delete("/api/v1/crm-connections/" + crm.json().at("id").number());
    }

    private PrintedExamples credentialed(String page, String host) throws IOException {
        String here = bundle.base() + (host.endsWith("/wp-json") ? "/wp-json" : "");
        return PrintedExamples.of(page)
                .instead(host, here)
                .instead("Basic API_USERNAME:API_PASSWORD", api.authorization())
                .instead("-u \"username:password\"", "-H \"Authorization: " + api.authorization() + "\"");
    }

    private void publish(int count, String event) throws IOException {
        Reply reply = api.post(Belfry.EVENTS, Collections.nCopies(count, event).toString());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    }

    private static void refused(PrintedExamples page, String name, Reply reply) {
        page.assertAnswer(name, reply.body());
        assertThat((long) reply.status())
                .isEqualTo(reply.json().at("data.status").number());
    }

    private Api viewer() throws IOException {
        Json key = made("/api/v1/api-keys", "{\"name\":\"viewer\",\"role\":\"viewer\"}");
        return api.withAuthorization("Bearer " + key.at("key").string());
    }

    private Json made(String path, String body) throws IOException {
        Reply reply = api.post(path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }
}
