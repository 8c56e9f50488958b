package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;

/** What others post to incoming webhooks, what becomes of it, and what outgoing webhooks hear of that. */
class IncomingIT extends IncomingFixture {
    @Test
    void the_pages_payloads_make_and_change_a_contact_and_a_fluentcrm_webhook_hears_of_it() throws IOException {
        Json crm = belfry.webhook(
                sink.url("/crm"), "contact.created", "contact.updated", "contact.list_added", "contact.tag_added");
        addedByThePagesPayload();
        Json opening = hook(
                "email_opened",
                ",\"mapping\":[{\"from\":\"subscriber_email\",\"to\":\"email\"},"
                        + "{\"from\":\"campaign_name\",\"to\":\"custom_field.last_opened\"}]",
                "{\"type\":\"update_subscriber\"}",
                "{\"type\":\"apply_tag\",\"tags\":[\"Reader\"]}");
        posted(opening, opened);
        awaitNewest(opening, "processed");
        assertThat(john().at("custom_fields.last_opened").string()).isEqualTo("January Newsletter");
        assertThat(john().at("tags.0").string()).isEqualTo("reader");

        List<RecordedRequest> came = sink.awaitCount("/crm", 4, SOON);
        came.stream()
                .map(FluentCrmDelivery::of)
                .forEach(delivery -> delivery.verify(crm.at("secret").string()));
        assertThat(came)
                .extracting(request -> FluentCrmDelivery.of(request).event())
                .containsExactlyInAnyOrder(
                        "contact.created", "contact.list_added", "contact.updated", "contact.tag_added");
        posted(opening, opened.replace("456", "457"));
        assertThat(awaitNewest(opening, "blocked").at("warnings.0").string()).contains("just tagged");
    }

    private void addedByThePagesPayload() throws IOException {
        Json adding = hook(
                "subscriber_added",
                ",\"mapping\":[{\"from\":\"email\",\"to\":\"email\"},{\"from\":\"first_name\",\"to\":\"first_name\"},"
                        + "{\"from\":\"custom_fields.company\",\"to\":\"custom_field.company\"}]",
                "{\"type\":\"add_subscriber\",\"lists\":[\"News\"]}");
        Reply answer = posted(adding, added);
        assertThat(answer.body())
                .isEqualTo("{\"success\":true,\"message\":\"Webhook processed successfully\",\"processed_records\":1}");
        Json receipt = awaitNewest(adding, "processed");
        assertThat(receipt.at("actions.0.type").string()).isEqualTo("add_subscriber");
        assertThat(receipt.at("payload.data.email").string()).isEqualTo(someone);
        assertThat(receipt.at("sender").string()).isEqualTo("127.0.0.1");
        assertThat(receipt.at("response.body.processed_records").number()).isOne();
        assertThat(john().at("custom_fields.company").string()).isEqualTo("Acme Corp");
    }

    @Test
    void the_token_is_shown_once_and_a_new_one_ends_it() throws IOException {
        Json hook = hook("subscriber_added", "", "{\"type\":\"add_subscriber\"}");
        String id = hook.at("id").string();
        String token = hook.at("token").string();
        assertThat(id).matches("[0-9a-f]{12}");
        assertThat(hook.at("url").string())
                .isEqualTo(bundle.base().resolve("/wp-json/ccsp-mailer/v1/webhooks/" + id) + "?token=" + token);
        assertThat(api.get(HOOKS + "/" + id).body()).doesNotContain(token);
        assertThat(api.get(HOOKS).body()).doesNotContain(token);

        Reply bearer = api.withAuthorization("Bearer " + token)
                .post("/wp-json/ccsp-mailer/v1/webhooks/" + id, "{\"email\":\"a@b.example\"}");
        assertThat(bearer.status()).isEqualTo(200);
        Json renewed = api.post(HOOKS + "/" + id + "/token/regenerate").json();
        assertRefused(post(hook, added), 401, "unauthorized");
        posted(renewed, added);
        assertThat(bundle.log())
                .doesNotContain(token)
                .doesNotContain(renewed.at("token").string());
    }

    @Test
    void who_is_refused_learns_nothing_and_nothing_of_it_is_kept() throws IOException {
        Json hook = hook("subscriber_added", "", "{\"type\":\"add_subscriber\"}");
        String address = "/wp-json/ccsp-mailer/v1/webhooks/";
        Api stranger = api.withAuthorization("");
        Reply unknown = stranger.post(address + "000000000000?token=x", added);
        Reply wrong = stranger.post(address + hook.at("id").string() + "?token=x", added);
        assertRefused(unknown, 401, "unauthorized");
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertRefused(stranger.post(address + "nonsense", "nonsense"), 401, "unauthorized");
        Json refused = awaitNewest(hook, "refused");
        assertThat(refused.at("payload").isNull()).isTrue();
        Belfry.assertProblem(api.post("/api/v1/receipts/" + refused.at("id").number() + "/retry"), 409);

        api.send("PATCH", HOOKS + "/" + hook.at("id").string(), "application/json", "{\"status\":\"inactive\"}");
        assertThat(post(hook, added).body()).isEqualTo(unknown.body());
        assertRefused(stranger.get(address + hook.at("id").string()), 405, "method_not_allowed");
        assertRefused(stranger.get("/wp-json/ccsp-mailer/v1/nothing"), 404, "not_found");
    }

    @Test
    void addresses_rates_keys_and_signatures_are_asked_for_in_their_order() throws IOException {
        assertRefused(
                post(
                        hook(
                                "subscriber_added",
                                ",\"allowed_addresses\":[\"192.0.2.0/24\"]",
                                "{\"type\":\"add_subscriber\"}"),
                        added),
                403,
                "address_not_allowed");
        Json keyed = hook(
                "subscriber_added",
                ",\"api_key\":\"very-secret-key\",\"rate_limit_per_minute\":2",
                "{\"type\":\"add_subscriber\"}");
        assertThat(keyed.at("api_key").string()).isEqualTo("ver…");
        assertRefused(post(keyed, added), 401, "invalid_api_key");
        Reply right = api.send(api.request(path(keyed.at("url").string()))
                .header("X-API-Key", "very-secret-key")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(added)));
        assertThat(right.status()).as(right.toString()).isEqualTo(200);
        Reply many = post(keyed, added);
        assertRefused(many, 429, "rate_limited");
        assertThat(many.header("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9]\\d*"));
    }

    @Test
    void a_body_that_does_not_fit_is_told_so_and_not_kept() throws IOException {
        Json hook = hook("subscriber_added", "", "{\"type\":\"add_subscriber\"}");
        assertRefused(post(hook, "{"), 400, "invalid_json");
        assertRefused(post(hook, "{\"event\":\"email_opened\"}"), 400, "invalid_event");
        assertRefused(post(hook, "7"), 400, "invalid_payload");
        assertRefused(
                api.send("POST", path(hook.at("url").string()), "text/plain", added), 415, "unsupported_media_type");
        assertRefused(
                api.send("POST", path(hook.at("url").string()), "application/json", new byte[1_100_000]),
                413,
                "payload_too_large");
        assertThat(api.get(receipts(hook)).json().at("receipts").elements()).isEmpty();
        Reply three = posted(hook, "[" + added + ",{\"email\":\"a@b.example\"},{\"nobody\":1}]");
        assertThat(three.json().at("processed_records").number()).isEqualTo(3);
        assertThat(awaitNewest(hook, "failed").at("errors.0").string()).startsWith("email: ");
    }

    @Test
    void a_receipt_can_be_sent_again_edited_exported_and_cleared() throws IOException {
        Json hook = hook("subscriber_added", "", "{\"type\":\"add_subscriber\"}");
        posted(hook, "{\"email\":\"=cmd|x\"}");
        Json failed = awaitNewest(hook, "failed");
        Reply again =
                api.post("/api/v1/receipts/" + failed.at("id").number() + "/retry", "{\"payload\":" + added + "}");
        assertThat(again.status()).isEqualTo(202);
        awaitNewest(hook, "processed");
        assertThat(john().at("first_name").string()).isEqualTo("John");
        assertThat(api.get(receipts(hook) + "?status=failed")
                        .json()
                        .at("receipts")
                        .elements())
                .isEmpty();
        Reply csv = api.get(receipts(hook) + "/export?format=csv");
        assertThat(csv.mediaType()).isEqualTo("text/csv");
        assertThat(csv.body().split("\r\n")).hasSize(2);
        assertThat(csv.body()).contains("\"processed\",\"{\"\"event\"\":\"\"subscriber_added\"\"");
        Reply lines = api.get(receipts(hook) + "/export?format=jsonl");
        assertThat(Json.parse(lines.body().strip()).at("status").string()).isEqualTo("processed");
        assertThat(api.delete(receipts(hook)).status()).isEqualTo(204);
        assertThat(api.get(receipts(hook)).json().at("receipts").elements()).isEmpty();
    }

    @Test
    void who_joins_by_double_opt_in_confirms_by_the_link_in_a_mail() throws IOException {
        Json hook = hook("subscriber_added", "", "{\"type\":\"add_to_list\",\"list\":\"News\",\"double_opt_in\":true}");
        posted(hook, added);
        String mail = mails.awaitTo(someone, SOON);
        assertThat(mail).contains("To: " + someone, "From: belfry@example.com");
        assertThat(john().at("status").string()).isEqualTo("pending");
        Matcher link = Pattern.compile("http://\\S+").matcher(mail);
        assertThat(link.find()).isTrue();
        assertThat(link.group()).startsWith(bundle.base().toString());
        Reply page = api.withAuthorization("").get(path(link.group()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(john().at("status").string()).isEqualTo("subscribed");
        assertThat(john().at("confirmed_at").isNull()).isFalse();
        assertThat(api.withAuthorization("").get("/confirm?token=other").status())
                .isEqualTo(404);
        awaitNewest(hook, "processed");
    }

    @Test
    void an_automation_is_started_with_the_webhooks_data_and_its_runs_are_told() throws IOException {
        Json automation = api.post(
                        "/api/v1/automations",
                        "{\"name\":\"Welcome\",\"steps\":[{\"type\":\"add_to_list\",\"list\":\"Guests\"},"
                                + "{\"type\":\"trigger_automation\",\"automation\":\"Welcome\"}]}")
                .json();
        String runs = "/api/v1/automations/" + automation.at("id").number() + "/runs";
        Json hook = hook(
                "shop.visited",
                "",
                "{\"type\":\"trigger_automation\",\"automation\":"
                        + automation.at("id").number() + "}",
                "{\"type\":\"custom\",\"handler\":\"nobody\"}");
        posted(hook, "{\"event\":\"shop.visited\",\"email\":\"" + someone + "\"}");
        assertThat(awaitNewest(hook, "failed").at("actions.1.message").string()).contains("no bean");
        Json run = api.awaitGet(
                        runs,
                        reply -> !reply.json().at("runs").elements().isEmpty()
                                && !reply.json().at("runs.0.status").string().equals("pending"),
                        SOON)
                .json()
                .at("runs.0");
        assertThat(run.at("actions.0.status").string()).isEqualTo("done");
        assertThat(run.at("actions.1.message").string()).contains("start itself again");
        assertThat(john().at("lists.0").string()).isEqualTo("guests");
        Belfry.assertProblem(
                api.post("/api/v1/automations", "{\"name\":\"Welcome\",\"steps\":[{\"type\":\"update_subscriber\"}]}"),
                409);
    }

    @Test
    void a_request_of_a_custom_action_goes_through_the_delivery_engine() throws IOException {
        Json hook = hook(
                "subscriber_added",
                "",
                "{\"type\":\"custom\",\"url\":" + Json.quote(sink.url("/as-it-came")) + "}",
                "{\"type\":\"custom\",\"url\":" + Json.quote(sink.url("/built"))
                        + ",\"template\":{\"mail\":\"{subscriber_email}\",\"name\":\"{data.first_name}\"}}");
        hub.webhook(sink.url("/everything"), "[\"*\"]", "");
        posted(hook, added);
        assertThat(sink.awaitCount("/as-it-came", 1, SOON).get(0).text()).isEqualTo(added);
        assertThat(sink.awaitCount("/built", 1, SOON).get(0).text())
                .isEqualTo("{\"mail\":\"" + someone + "\",\"name\":\"John\"}");
        assertThat(awaitNewest(hook, "processed").at("actions.0.message").string())
                .isEqualTo("The request was queued.");
        assertThat(sink.requests("/everything")).isEmpty();
        assertThat(api.get(Hub.WEBHOOKS).json().at("webhooks").elements())
                .extracting(webhook -> webhook.at("url").string())
                .contains(sink.url("/as-it-came"), sink.url("/built"));
        Belfry.assertProblem(
                api.post(
                        HOOKS,
                        "{\"name\":\"n\",\"event_type\":\"subscriber_added\",\"actions\":[{\"type\":\"custom\","
                                + "\"url\":\"https://10.0.0.1/\"}]}"),
                422);
    }

    @Test
    void a_wrong_value_is_422_and_the_field_is_named() throws IOException {
        Reply reply = api.post(
                HOOKS,
                "{\"name\":\"n\",\"event_type\":\"contact.created\",\"actions\":[{\"type\":\"fly\"}],"
                        + "\"mapping\":[{\"from\":\"a\",\"to\":\"phone\"}],\"allowed_addresses\":[\"010.0.0.1\"]}");
        Belfry.assertProblem(reply, 422);
        assertThat(reply.json().at("errors").elements())
                .extracting(error -> error.at("field").string())
                .containsExactlyInAnyOrder("event_type", "actions[0].type", "mapping", "allowed_addresses");
        Belfry.assertProblem(api.withAuthorization("").get(HOOKS), 401);
        Belfry.assertProblem(api.get(HOOKS + "/000000000000/receipts"), 404);
    }
}
