package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.net.URI;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Incoming webhooks, somebody new for each test, and a mail server. */
abstract class IncomingFixture extends HubFixture {
    static final String HOOKS = "/api/v1/incoming-webhooks";
    private static final String PAGES_ADDED =
            """
            {"event":"subscriber_added","timestamp":"2024-01-15T10:30:00Z","data":{"subscriber_id":123,\
            "email":"SOMEONE","first_name":"John","last_name":"Doe","list_id":1,"status":"subscribed",\
            "source":"form_submission","custom_fields":{"company":"Acme Corp","phone":"+1234567890"}}}""";
    private static final String PAGES_OPENED =
            """
            {"event":"email_opened","timestamp":"2024-01-15T11:45:00Z","data":{"subscriber_id":123,\
            "subscriber_email":"SOMEONE","campaign_id":456,"campaign_name":"January Newsletter",\
            "device_type":"desktop","email_client":"Gmail","ip_address":"192.168.1.1",\
            "user_agent":"Mozilla/5.0...","open_count":1}}""";

    private static int people;

    // Somebody else in each test, because who was just tagged is left alone.
    String someone = "";
    String added = "";
    String opened = "";
    final MailServer mails = SharedServer.get().mails();

    @BeforeEach
    void somebody_new() {
        someone = "john" + ++people + "@example.com";
        added = PAGES_ADDED.replace("SOMEONE", someone);
        opened = PAGES_OPENED.replace("SOMEONE", someone);
    }

    @AfterEach
    void nobody_is_left() throws IOException {
        for (Json contact :
                api.get("/api/v1/contacts?limit=100").json().at("contacts").elements()) {
            api.delete("/api/v1/contacts/" + contact.at("id").number());
        }
    }

    Json hook(String eventType, String more, String... actions) throws IOException {
        Reply reply = api.post(
                HOOKS,
                "{\"name\":\"n\",\"event_type\":" + Json.quote(eventType) + ",\"actions\":[" + String.join(",", actions)
                        + "]" + more + "}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    static String path(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    Reply post(Json hook, String body) throws IOException {
        return api.withAuthorization("").post(path(hook.at("url").string()), body);
    }

    Reply posted(Json hook, String body) throws IOException {
        Reply reply = post(hook, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply;
    }

    String receipts(Json hook) {
        return HOOKS + "/" + hook.at("id").string() + "/receipts";
    }

    Json awaitNewest(Json hook, String status) throws IOException {
        return api.awaitGet(
                        receipts(hook),
                        reply -> !reply.json().at("receipts").elements().isEmpty()
                                && reply.json().at("receipts.0.status").string().equals(status),
                        SOON)
                .json()
                .at("receipts.0");
    }

    Json john() throws IOException {
        return api.get("/api/v1/contacts?email=" + someone).json().at("contacts.0");
    }

    static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.json().names()).containsExactly("success", "code", "message");
        assertThat(reply.json().at("success").bool()).isFalse();
        assertThat(reply.json().at("code").string()).isEqualTo(code);
    }
}
