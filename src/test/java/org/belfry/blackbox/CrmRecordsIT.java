package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;

/** What comes in goes out again by the delivery engine: as a record to a CRM, or to a URL; each has one outgoing webhook. */
class CrmRecordsIT extends IncomingFixture {
    private static final String CONNECTIONS = "/api/v1/crm-connections";
    private static final String MAPPED = "{\"type\":\"create_crm_record\",\"connection\":\"hub\",\"mapping\":["
            + "{\"from\":\"email\",\"to\":\"properties.email\"},"
            + "{\"from\":\"first_name\",\"to\":\"properties.firstname\"}]}";

    @Test
    void a_record_is_posted_to_the_connection_as_it_is_now() throws IOException {
        long connection = connection("hub", "first-token");
        Json hook = hook(
                "subscriber_added", "", MAPPED, "{\"type\":\"create_crm_record\",\"connection\":" + connection + "}");
        posted(hook, added);

        Json receipt = awaitNewest(hook, "processed");
        assertThat(receipt.at("actions.0.message").string()).isEqualTo("The record was queued for the CRM.");
        assertThat(sink.awaitCount("/people", 2, SOON))
                .extracting(RecordedRequest::text)
                .containsExactlyInAnyOrder(
                        "{\"properties\":{\"email\":\"" + someone + "\",\"firstname\":\"John\"}}",
                        "{\"email\":\"" + someone + "\",\"first_name\":\"John\",\"last_name\":\"Doe\"}");
        assertThat(sink.requests("/people"))
                .allMatch(request -> request.header("Authorization").orElse("").equals("Bearer first-token"));

        Reply changed = api.send(
                "PATCH",
                CONNECTIONS + "/" + connection,
                "application/json",
                "{\"contact_path\":\"/persons/{id}?all=1\",\"auth\":{\"type\":\"bearer\",\"token\":\"second-token\"}}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        posted(hook, added.replace("John", "Jonathan"));
        assertThat(api.get(Hub.WEBHOOKS).json().at("webhooks").elements())
                .extracting(webhook -> webhook.at("name").string())
                .containsExactly("CRM: hub");
        assertThat(sink.awaitCount("/persons", 2, SOON))
                .allMatch(request -> request.header("Authorization").orElse("").equals("Bearer second-token"));
    }

    @Test
    void without_the_connection_the_receipt_says_so() throws IOException {
        long connection = connection("gone", "token");
        Json hook = hook("subscriber_added", "", MAPPED.replace("hub", "gone"));
        assertThat(api.delete(CONNECTIONS + "/" + connection).status()).isEqualTo(204);
        posted(hook, added);
        assertThat(awaitNewest(hook, "failed").at("actions.0.message").string())
                .isEqualTo("There is no such CRM connection.");
    }

    @Test
    void the_same_request_twice_in_one_webhook_has_one_outgoing_webhook() throws IOException {
        String twice = "{\"type\":\"custom\",\"url\":" + Json.quote(sink.url("/twice")) + "}";
        Json hook = hook("subscriber_added", "", twice, twice);
        assertThat(api.get(Hub.WEBHOOKS).json().at("webhooks").elements())
                .extracting(webhook -> webhook.at("url").string())
                .containsExactly(sink.url("/twice"));
        posted(hook, added);
        assertThat(sink.awaitCount("/twice", 2, SOON)).hasSize(2);
    }

    private long connection(String name, String token) throws IOException {
        Reply reply = api.post(
                CONNECTIONS,
                "{\"name\":\"" + name + "\",\"base_url\":" + Json.quote(sink.url(""))
                        + ",\"contact_path\":\"/people/{id}\",\"auth\":{\"type\":\"bearer\",\"token\":\"" + token
                        + "\"}}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json().at("id").number();
    }
}
