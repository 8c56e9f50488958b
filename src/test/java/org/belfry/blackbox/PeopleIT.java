package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.EVENTS;
import static org.belfry.blackbox.Belfry.assertProblem;
import static org.belfry.blackbox.Hub.WEBHOOKS;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users, API keys, tenants; what each role may do; what one tenant sees of another: nothing. */
class PeopleIT extends HubFixture {
    private static final String USERS = "/api/v1/users";
    private static final String KEYS = "/api/v1/api-keys";
    private static final String TENANTS = "/api/v1/tenants";
    private static final String EVENT = "{\"type\":\"contact.created\",\"data\":{}}";
    /** An incoming webhook could have it as well as anything else. */
    private static final String ANY_ID = "000000000001";

    private static final String PASSWORD = "very secret password";

    private Api stranger;
    private Api viewer;
    private Api publisher;
    private Api neighbour;

    /** The first administrator: tenants are his. */
    @Override
    Api caller(SharedServer server) {
        return server.bundle().admin();
    }

    @BeforeAll
    void people() throws IOException {
        stranger = api.withAuthorization("");
        viewer = enrolled("viewer", "viewer", "");
        publisher = enrolled("publisher", "publisher", "");
        assertThat(api.post(TENANTS, "{\"name\":\"next-door\"}").status()).isEqualTo(201);
        neighbour = enrolled("neighbour", "admin", ",\"tenant\":\"next-door\"");
    }

    private Api enrolled(String name, String role, String more) throws IOException {
        created(USERS, user(name, role, more));
        return api.as(name, PASSWORD);
    }

    private static String user(String name, String role, String more) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\",\"role\":\"" + role + "\"" + more
                + "}";
    }

    private Json created(String path, String body) throws IOException {
        Reply reply = api.post(path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    private Api bearing(String key) {
        return api.withAuthorization("Bearer " + key);
    }

    @Test
    void a_stranger_is_asked_to_log_in_by_every_operation() throws IOException {
        for (Operation operation : Operation.ALL) {
            Reply reply = operation.on(ANY_ID).by(stranger);
            assertThat(reply.status()).as(operation + " " + reply).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate"))
                    .as(operation.toString())
                    .isPresent();
        }
    }

    @Test
    void a_viewer_reads_and_changes_nothing() throws IOException {
        for (Operation operation : Operation.ALL) {
            Reply reply = operation.on(ANY_ID).by(viewer);
            boolean administratorsOnly =
                    operation.path().equals(TENANTS) || operation.path().startsWith(Community.WEBHOOKS);
            if (operation.reads() && !administratorsOnly) {
                assertThat(reply.status()).as(operation + " " + reply).isIn(200, 404);
            } else {
                assertThat(reply.status()).as(operation + " " + reply).isEqualTo(403);
            }
        }
    }

    @Test
    void a_publisher_publishes_and_does_nothing_else() throws IOException {
        assertThat(publisher.post(EVENTS, EVENT).status()).isEqualTo(202);
        for (Operation operation : Operation.ALL) {
            if (!operation.equals(new Operation("POST", EVENTS))) {
                Reply reply = operation.on(ANY_ID).by(publisher);
                assertThat(reply.status()).as(operation + " " + reply).isEqualTo(403);
            }
        }
    }

    @Test
    void each_dialect_refuses_in_its_own_voice() throws IOException {
        assertProblem(viewer.post(WEBHOOKS, "{}"), 403);
        Belfry.assertRefused(viewer.post(Belfry.CRM, "{}"), 403, "rest_forbidden");
        Belfry.assertRefused(publisher.get(Belfry.CRM), 403, "rest_forbidden");
        Belfry.assertRefused(viewer.get(Community.WEBHOOKS), 403, "rest_forbidden");
        Belfry.assertRefused(bearing("bk_" + "A".repeat(32)).get(Belfry.CRM), 401, "rest_not_logged_in");
        assertProblem(bearing("bk_" + "A".repeat(32)).get(WEBHOOKS), 401);
        assertProblem(bearing("whatever").get(WEBHOOKS), 401);
    }

    @Test
    void the_life_of_a_user() throws IOException {
        Reply made = api.post(USERS, user("ann", "viewer", ""));
        Json ann = made.json();
        assertThat(ann.names()).containsExactly("id", "username", "role", "tenant", "created_at", "updated_at");
        String path = USERS + "/" + ann.at("id").number();
        assertThat(made.header("Location").orElseThrow()).endsWith(path);
        assertThat(api.get(path).json().plain()).isEqualTo(ann.plain());
        Api her = api.as("ann", PASSWORD);
        assertThat(her.get(WEBHOOKS).status()).isEqualTo(200);

        String stale = made.header("ETag").orElseThrow();
        Reply patched = api.send("PATCH", path, "application/json", "{\"role\":\"admin\"}");
        assertThat(patched.json().at("role").string()).isEqualTo("admin");
        assertThat(her.post(KEYS, "{}").status()).as("at once").isEqualTo(422);
        assertProblem(api.send(api.request(path).header("If-Match", stale).DELETE()), 412);

        api.send("PATCH", path, "application/json", "{\"password\":\"another password\"}");
        assertThat(her.get(WEBHOOKS).status()).isEqualTo(401);
        assertThat(api.as("ann", "another password").get(WEBHOOKS).status()).isEqualTo(200);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.as("ann", "another password").get(WEBHOOKS).status()).isEqualTo(401);
        assertProblem(api.get(path), 404);
    }

    @Test
    void the_life_of_a_key() throws IOException {
        Json made = created(KEYS, "{\"name\":\"robot\",\"role\":\"publisher\"}");
        assertThat(made.names())
                .containsExactly("id", "name", "role", "tenant", "prefix", "created_at", "last_used_at", "key");
        String key = made.at("key").string();
        assertThat(key).startsWith(made.at("prefix").string()).hasSize(35);
        assertThat(bearing(key).post(EVENTS, EVENT).status()).isEqualTo(202);
        assertThat(bearing(key).get(WEBHOOKS).status()).isEqualTo(403);
        String path = KEYS + "/" + made.at("id").number();
        Reply shown = api.get(path);
        assertThat(shown.json().has("key")).isFalse();
        assertThat(shown.json().at("last_used_at").string())
                .isGreaterThan(made.at("created_at").string());
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(bearing(key).post(EVENTS, EVENT).status()).as("at once").isEqualTo(401);
    }

    @Test
    void what_is_wrong_is_told_and_not_repeated() throws IOException {
        Reply reply = api.post(USERS, "{\"username\":\"a:b\",\"password\":\"shorty\",\"role\":\"operator\",\"x\":1}");
        assertProblem(reply, 422);
        assertThat(reply.json().at("errors").elements())
                .extracting(error -> error.at("field").string())
                .containsExactly("username", "password", "role", "x");
        assertThat(reply.body()).doesNotContain("shorty");
        assertProblem(api.post(USERS, "{}"), 422);
        assertProblem(api.post(KEYS, "{\"name\":\" \",\"role\":\"viewer\"}"), 422);
        assertProblem(api.post(USERS, user("viewer", "viewer", "")), 409);
        assertProblem(api.post(USERS, user("admin", "viewer", "")), 409);
        assertProblem(api.post(USERS, user("x", "viewer", ",\"tenant\":\"nowhere\"")), 422);
        assertProblem(api.post(TENANTS, "{\"name\":\"Next Door\"}"), 422);
        assertProblem(api.post(TENANTS, "{\"name\":\"next-door\"}"), 409);
    }

    @Test
    void lists_have_pages() throws IOException {
        Json first = api.get(USERS + "?limit=1").json();
        assertThat(first.at("users").elements()).hasSize(1);
        Json second = api.get(
                        USERS + "?limit=1&cursor=" + first.at("next_cursor").string())
                .json();
        assertThat(second.at("users.0.id").number())
                .isGreaterThan(first.at("users.0.id").number());
        assertThat(api.get(TENANTS).json().at("tenants").elements())
                .extracting(tenant -> tenant.at("name").string())
                .contains("default", "next-door");
    }

    @Test
    void only_the_first_administrator_has_to_do_with_tenants() throws IOException {
        Api admin = enrolled("second-admin", "admin", "");
        assertProblem(admin.get(TENANTS), 403);
        assertProblem(admin.post(TENANTS, "{\"name\":\"third\"}"), 403);
        assertProblem(admin.post(USERS, user("y", "viewer", ",\"tenant\":\"next-door\"")), 403);
        assertProblem(admin.post(KEYS, "{\"name\":\"y\",\"role\":\"viewer\",\"tenant\":\"next-door\"}"), 403);
        assertThat(admin.post(USERS, user("z", "viewer", ""))
                        .json()
                        .at("tenant")
                        .string())
                .isEqualTo("default");
    }

    @Test
    void whoever_a_neighbour_makes_is_of_the_neighbours_tenant() throws IOException {
        Reply made = neighbour.post(KEYS, "{\"name\":\"theirs\",\"role\":\"viewer\"}");
        assertThat(made.json().at("tenant").string()).isEqualTo("next-door");
        assertThat(bearing(made.json().at("key").string())
                        .get(WEBHOOKS)
                        .json()
                        .at("webhooks")
                        .elements())
                .isEmpty();
        assertThat(neighbour.get(USERS).json().at("users").elements())
                .extracting(user -> user.at("username").string())
                .containsExactly("neighbour");
    }

    @Test
    void nothing_of_another_tenant_is_there_for_any_operation_with_an_id() throws IOException {
        Map<String, String> ids = OneOfEach.madeBy(api, hub, sink.url(""));
        List<Operation> withIds = Operation.ALL.stream()
                .filter(Operation::hasId)
                .filter(each -> !each.isOfTheServer())
                .toList();
        assertThat(withIds).hasSizeGreaterThan(20);
        for (Operation operation : withIds) {
            String kind = operation.path().replaceFirst("/\\{.*", "");
            assertThat(ids).containsKey(kind);
            Operation concrete = operation.on(ids.get(kind));
            Reply reply = concrete.by(neighbour);
            assertThat(reply.status()).as(concrete + " " + reply).isEqualTo(404);
            if (concrete.reads()) {
                assertThat(concrete.by(api).status()).as(concrete.toString()).isNotIn(401, 403, 404, 405, 500);
            }
        }
    }

    @Test
    void events_of_one_tenant_are_not_told_to_another() throws IOException {
        hub.webhook(sink.url("/ours"), "[\"*\"]", "");
        assertThat(neighbour
                        .post(EVENTS, "{\"type\":\"contact.created\",\"id\":\"theirs\",\"data\":{}}")
                        .status())
                .isEqualTo(202);
        belfry.publish("contact.created", "{\"ours\":1}");
        sink.awaitCount("/ours", 1, Belfry.SOON);
        assertThat(sink.requests("/ours"))
                .allSatisfy(request -> assertThat(request.text()).contains("ours\":1"));
    }

    @Test
    void the_log_tells_neither_passwords_nor_keys() throws IOException {
        Json made = created(KEYS, "{\"name\":\"quiet\",\"role\":\"viewer\"}");
        bearing(made.at("key").string()).get(WEBHOOKS);
        api.as("viewer", "wrong " + PASSWORD).get(WEBHOOKS);
        assertThat(log()).doesNotContain(PASSWORD, made.at("key").string());
        for (String path : List.of(USERS, KEYS)) {
            assertThat(api.get(path + "?limit=100").body())
                    .doesNotContain(PASSWORD, "pbkdf2", made.at("key").string());
        }
    }
}
