package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.IncomingFixture.assertRefused;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.belfry.testing.Answer;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CRM calls for at the root, and what becomes of it: the CRM is a sink that answers by a script. */
class WpFusionIT extends FusionFixture {
    @Test
    void the_life_of_a_connection() throws IOException {
        assertThat(crm.names())
                .containsExactly(
                        "id",
                        "name",
                        "base_url",
                        "contact_path",
                        "auth",
                        "preset",
                        "mapping",
                        "tags_path",
                        "created_at",
                        "updated_at");
        assertThat(crm.at("contact_path").string()).isEqualTo("/contacts/{id}");
        assertThat(crm.toString()).doesNotContain("a-very-secret-token");
        String path = CONNECTIONS + "/" + crm.at("id").number();
        Reply patched = api.send("PATCH", path, "application/json", "{\"preset\":\"hubspot\",\"contact_path\":null}");
        assertThat(patched.json().at("contact_path").string()).startsWith("/crm/v3/objects/contacts/{id}?");
        assertThat(patched.json().at("auth").plain()).isEqualTo(crm.at("auth").plain());
        Belfry.assertProblem(api.post(CONNECTIONS, "{\"name\":\"x\",\"base_url\":\"http://169.254.169.254\"}"), 422);
        Belfry.assertProblem(
                api.post(
                        CONNECTIONS,
                        "{\"name\":" + Json.quote(crm.at("name").string()) + ",\"base_url\":\"https://crm.example\"}"),
                409);
        Belfry.assertProblem(
                api.post(
                        CONNECTIONS,
                        "{\"name\":\"x\",\"base_url\":\"https://crm.example\",\"contact_path\":\"/contacts\",\"y\":1}"),
                422);
        assertThat(api.delete(path).status()).isEqualTo(204);
        Belfry.assertProblem(api.get(path), 404);
    }

    @Test
    void add_imports_update_changes_and_update_tags_touches_tags_alone() throws IOException {
        crmTells("\"first_name\":\"Ann\",\"tags\":[\"Gold\",\"Club\"]");
        Reply reply = stranger.get(call("add", "&contact_id=" + id + "&role=member"));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().names()).containsExactly("success", "message");
        assertThat(newest("processed").at("actions.0.message").string()).contains("imported", "role member");
        assertThat(contact().at("first_name").string()).isEqualTo("Ann");
        assertThat(tags()).containsExactly("club", "gold");
        RecordedRequest asked = sink.awaitCount("/contacts/" + id, 1, SOON).get(0);
        assertThat(asked.header("Authorization")).contains("Bearer a-very-secret-token");

        crmTells("\"first_name\":\"Bea\",\"tags\":[\"Gold\",\"Silver\"]");
        stranger.get(call("update_tags", "&contact_id=" + id));
        newest("processed");
        assertThat(tags()).containsExactly("gold", "silver");
        assertThat(contact().at("first_name").string()).isEqualTo("Ann");

        stranger.get(call("update", "&contact_id=" + id));
        api.awaitGet(
                contacts(), r -> r.json().at("contacts.0.first_name").string().equals("Bea"), SOON);
    }

    @Test
    void update_makes_nobody_and_a_contact_the_crm_does_not_know_fails() throws IOException {
        crmTells("\"first_name\":\"Ann\"");
        stranger.get(call("update", "&contact_id=" + id));
        assertThat(newest("processed").at("actions.0.status").string()).isEqualTo("skipped");
        assertThat(api.get(contacts()).json().at("contacts").elements()).isEmpty();
        sink.script("/contacts/" + id, Answer.status(404));
        stranger.get(call("add", "&contact_id=" + id));
        assertThat(newest("failed").at("errors.0").string()).contains("no such contact");
    }

    @Test
    void a_crm_that_is_away_is_asked_again_later() throws IOException {
        sink.script("/contacts/" + id, Answer.status(500));
        stranger.get(call("add", "&contact_id=" + id));
        Json receipt = failedOnce();
        assertThat(receipt.at("status").string()).isEqualTo("pending");
        assertThat(receipt.at("next_attempt_at").isNull()).isFalse();
        crmTells("\"tags\":[]");
        api.post("/api/v1/receipts/" + receipt.at("id").number() + "/retry");
        newest("processed");
    }

    @Test
    void without_the_key_everything_has_one_answer_and_other_addresses_are_left_alone() throws IOException {
        Reply wrong = stranger.get("/?wpf_action=add&access_key=wrong&contact_id=1");
        assertRefused(wrong, 403, "forbidden");
        Reply missing = stranger.get("/?wpf_action=nonsense&contact_id=1");
        assertRefused(missing, 403, "forbidden");
        assertThat(missing.body()).isEqualTo(wrong.body());
        assertRefused(stranger.get(call("nonsense", "&contact_id=1")), 400, "invalid_action");
        assertRefused(stranger.get(call("add", "")), 400, "missing_contact_id");
        assertRefused(stranger.get(call("add", "&contact_id=..")), 400, "invalid_contact_id");
        assertRefused(stranger.get(call("add", "&contact_id=1&role=a%20b")), 400, "invalid_role");
        assertRefused(stranger.get(call("add", "&contact_id=1&connection=none")), 400, "invalid_connection");
        assertRefused(stranger.post(call("add", ""), "{"), 400, "invalid_request");
        assertThat(stranger.get("/health").status()).isEqualTo(200);
        assertThat(stranger.get("/?nothing").status()).isEqualTo(404);
        assertThat(log()).doesNotContain(KEY.replace(" ", "%20"));
    }

    @Test
    void a_list_of_hubspots_names_each_contact_once() throws IOException {
        crmTells("\"tags\":[]");
        String body = "[{\"objectId\":%s},{\"objectId\":%s},{\"objectId\":9%s}]".formatted(id, id, id);
        assertThat(stranger.post(call("add", ""), body).status()).isEqualTo(200);
        api.awaitGet(receipts(), r -> r.json().at("receipts").elements().size() == 2, SOON);
        String twice = "&contact_id=" + id + "&contact_id[]=" + id + "&contact_id=" + id;
        assertThat(stranger.get(call("update", twice.replace("[]", "%5B%5D"))).status())
                .isEqualTo(200);
        assertThat(api.get(receipts()).json().at("receipts").elements()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "<html><body>Please log in.</body></html>, not JSON",
        "'[{\"email\":\"ann@example.com\"}]', not a JSON object",
        "{\"name\":\"Ann\"}, no email address",
        "{\"email\":\"nobody\"}, no email address",
        "'', not JSON"
    })
    void an_answer_that_is_no_contact_fails_with_a_sentence(String body, String sentence) throws IOException {
        sink.script("/contacts/" + id, Answer.status(200).body(body));
        stranger.get(call("add", "&contact_id=" + id));
        assertThat(newest("failed").at("errors.0").string()).contains(sentence);
        assertThat(api.get(contacts()).json().at("contacts").elements()).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        sink.script("/contacts/" + id, Answer.status(302).header("Location", sink.url("/elsewhere")));
        sink.script("/elsewhere", Answer.status(200).body(told("\"tags\":[]")));
        stranger.get(call("add", "&contact_id=" + id));
        Json receipt = failedOnce();
        assertThat(receipt.at("status").string()).isEqualTo("pending");
        assertThat(receipt.at("errors.0").string()).isEqualTo("The CRM answered 302; redirects are not followed.");
        assertThat(sink.requests("/elsewhere")).isEmpty();
    }

    @Test
    void the_same_contact_and_action_in_flight_is_a_duplicate() throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        sink.script(
                "/contacts/" + id,
                Answer.status(200).body(told("\"tags\":[\"Once\"]")).heldBy(gate));
        stranger.get(call("add", "&contact_id=" + id));
        sink.awaitCount("/contacts/" + id, 1, SOON);
        assertThat(stranger.get(call("add", "&contact_id=" + id)).status()).isEqualTo(200);
        assertThat(newest("duplicate").at("warnings.0").string()).contains("just before");
        gate.countDown();
        api.awaitGet(receipts(), r -> r.json().at("receipts.1.status").string().equals("processed"), SOON);
        assertThat(sink.requests("/contacts/" + id)).hasSize(1);
    }

    /** The page's story: tags just applied here are not erased by a webhook that knows of none. */
    @Test
    void a_contact_just_tagged_keeps_its_tags_when_its_own_creation_comes_back_without_any() throws IOException {
        api.post("/api/v1/contacts", "{\"email\":" + Json.quote(email) + ",\"first_name\":\"Customer\"}");
        String path = "/api/v1/contacts/" + contact().at("id").number();
        assertThat(api.send("PATCH", path, "application/json", "{\"tags\":[\"Course\"]}")
                        .status())
                .isEqualTo(200);
        crmTells("\"first_name\":\"Customer\",\"tags\":[]");
        assertThat(stranger.get(call("update", "&contact_id=" + id)).status()).isEqualTo(200);
        Json blocked = newest("blocked");
        assertThat(blocked.at("warnings.0").string()).contains("just tagged");
        assertThat(tags()).containsExactly("course");
        // Even when the guard does not hold it: the CRM takes away only what it had told.
        api.post("/api/v1/receipts/" + blocked.at("id").number() + "/retry");
        newest("processed");
        assertThat(tags()).containsExactly("course");
        crmTells("\"first_name\":\"Customer\"");
        api.post("/api/v1/receipts/" + blocked.at("id").number() + "/retry");
        sink.awaitCount("/contacts/" + id, 3, SOON);
        newest("processed");
        assertThat(tags()).containsExactly("course");
    }

    @Test
    void no_more_than_four_contacts_of_a_connection_are_loaded_at_a_time() throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        Json bulk = connection("bulk", ",\"contact_path\":\"/bulk?id={id}\"");
        sink.script("/bulk", Answer.status(200).body(told("\"tags\":[]")).heldBy(gate));
        String ids = String.join(
                ",",
                IntStream.range(1, 11).mapToObj(n -> "{\"objectId\":" + n + "}").toList());
        stranger.post(call("add", "").replace("crm" + people, "bulk"), "[" + ids + "]");
        sink.awaitCount("/bulk", 4, SOON);
        api.awaitGet(
                CONNECTIONS + "/" + bulk.at("id").number() + "/receipts",
                r -> r.json().at("receipts").elements().size() == 10,
                SOON);
        assertThat(sink.requests("/bulk")).hasSize(4);
        gate.countDown();
        sink.awaitCount("/bulk", 10, SOON);
    }

    @Test
    void a_long_record_is_loaded_and_one_of_five_megabytes_fails_with_a_sentence() throws IOException {
        crmTells("\"first_name\":\"Ann\",\"notes\":\"" + "x".repeat(60_000) + "\"");
        stranger.get(call("add", "&contact_id=" + id));
        newest("processed");
        assertThat(contact().at("first_name").string()).isEqualTo("Ann");
        crmTells("\"notes\":\"" + "x".repeat(5_000_000) + "\"");
        stranger.get(call("update", "&contact_id=" + id));
        assertThat(newest("failed").at("errors.0").string()).contains("longer than 64 KiB");
        assertThat(contact().at("first_name").string()).isEqualTo("Ann");
    }

    @Test
    void a_tag_starts_its_automation_however_the_contact_got_it() throws IOException {
        String tag = "course-" + id;
        Json automation = api.post(
                        "/api/v1/automations",
                        "{\"name\":\"by " + tag + "\",\"trigger\":{\"tag_added\":\"Course " + id
                                + "\"},\"steps\":[{\"type\":\"add_to_list\",\"list\":\"Students\"}]}")
                .json();
        assertThat(automation.at("trigger.tag_added").string()).isEqualTo(tag);
        crmTells("\"tags\":[\"Course " + id + "\"]");
        stranger.get(call("add", "&contact_id=" + id));
        newest("processed");
        String runs = "/api/v1/automations/" + automation.at("id").number() + "/runs";
        api.awaitGet(runs, r -> r.json().at("runs").elements().size() == 1, SOON);
        api.awaitGet(
                contacts(), r -> !r.json().at("contacts.0.lists").elements().isEmpty(), SOON);
        api.post("/api/v1/contacts", "{\"email\":\"other-" + email + "\",\"tags\":[" + Json.quote(tag) + "]}");
        assertThat(api.get(runs).json().at("runs").elements()).hasSize(2);
        assertThat(api.get(runs).json().at("runs.0.payload.data.tag.slug").string())
                .isEqualTo(tag);
        Belfry.assertProblem(
                api.post("/api/v1/automations", "{\"name\":\"x\",\"trigger\":{\"tag\":\"vip\"},\"steps\":[]}"), 422);
        String path = "/api/v1/automations/" + automation.at("id").number();
        Reply patched = api.send("PATCH", path, "application/json", "{\"trigger\":null}");
        assertThat(patched.json().at("trigger").isNull()).isTrue();
        assertThat(api.delete(path).status()).isEqualTo(204);
    }

    @Test
    void a_browser_is_shown_what_was_loaded_escaped_and_without_the_key() throws IOException {
        crmTells("\"first_name\":\"<script>alert(1)</script>\",\"tags\":[]");
        Reply page = stranger.send(stranger.request(call("add", "&contact_id=" + id))
                .header("Accept", "text/html,application/xhtml+xml")
                .GET());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(page.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.header("X-Robots-Tag").orElseThrow()).contains("noindex");
        assertThat(page.body())
                .contains("&lt;script&gt;", email, "processed")
                .doesNotContain("<script>", KEY, "a-very-secret-token");
        assertThat(contact().at("email").string()).isEqualTo(email);
    }

    /** The newest receipt, once its first attempt has failed. */
    private Json failedOnce() throws IOException {
        return api.awaitGet(
                        receipts(),
                        r -> r.json().at("receipts.0.failed_attempts").number() == 1,
                        SOON)
                .json()
                .at("receipts.0");
    }
}
