package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;
import static org.belfry.blackbox.IncomingFixture.assertRefused;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a CRM calls for at the root, and what becomes of it: the CRM is a sink that answers by a script. */
class WpFusionIT extends HubFixture {
    private static final String CONNECTIONS = "/api/v1/crm-connections";
    private static final String KEY = SharedServer.ACCESS_KEY;
    private static int people;

    private Json crm;
    private Api stranger;
    private String id = "";
    private String email = "";

    /** The access key in the configuration is that of the default tenant. */
    @Override
    Api caller(SharedServer server) {
        return server.bundle().admin();
    }

    @BeforeEach
    void a_crm_and_somebody_new() throws IOException {
        stranger = api.withAuthorization("");
        id = Integer.toString(1000 + ++people);
        email = "member" + people + "@example.com";
        crm = connection("crm" + people, "");
    }

    @AfterEach
    void nobody_is_left() throws IOException {
        for (Json connection : api.get(CONNECTIONS).json().at("crm_connections").elements()) {
            api.delete(CONNECTIONS + "/" + connection.at("id").number());
        }
    }

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
        Json receipt = api.awaitGet(
                        receipts(),
                        r -> r.json().at("receipts.0.failed_attempts").number() == 1,
                        SOON)
                .json()
                .at("receipts.0");
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

    private Json connection(String name, String more) throws IOException {
        Reply made = api.post(
                CONNECTIONS,
                "{\"name\":" + Json.quote(name) + ",\"base_url\":" + Json.quote(sink.url(""))
                        + ",\"auth\":{\"type\":\"bearer\",\"token\":\"a-very-secret-token\"}" + more + "}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private void crmTells(String more) {
        sink.script("/contacts/" + id, Answer.status(200).body(told(more)));
    }

    private String told(String more) {
        return "{\"email\":" + Json.quote(email) + "," + more + "}";
    }

    private String call(String action, String more) {
        return "/?wpf_action=" + action + "&access_key=" + KEY.replace(" ", "%20")
                + (more.contains("&connection=") ? "" : "&connection=crm" + people) + more;
    }

    private String receipts() {
        return CONNECTIONS + "/" + crm.at("id").number() + "/receipts";
    }

    private Json newest(String status) throws IOException {
        return api.awaitGet(
                        receipts(),
                        r -> !r.json().at("receipts").elements().isEmpty()
                                && r.json().at("receipts.0.status").string().equals(status),
                        SOON)
                .json()
                .at("receipts.0");
    }

    private String contacts() {
        return "/api/v1/contacts?email=" + email;
    }

    private Json contact() throws IOException {
        return api.get(contacts()).json().at("contacts.0");
    }

    private List<String> tags() throws IOException {
        return contact().at("tags").elements().stream().map(Json::string).toList();
    }
}
