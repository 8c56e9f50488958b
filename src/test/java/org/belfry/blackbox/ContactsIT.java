package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/v1/contacts}, lists and tags, and that webhooks hear of every change. */
class ContactsIT extends HubFixture {
    private static final String CONTACTS = "/api/v1/contacts";
    private static final String ANN =
            """
            {"email":" Ann@B.example","first_name":"Ann","phone":"+1","tags":["VIP Customer"],"lists":["News"],\
            "custom_fields":{"company":"Acme","score":1.0}}""";

    private static final List<String> TOLD = List.of(
            "contact.created",
            "contact.list_added",
            "contact.tag_added",
            "contact.updated",
            "contact.status_changed",
            "contact.list_added",
            "contact.list_removed",
            "contact.tag_added",
            "contact.tag_removed",
            "contact.deleted");

    @AfterEach
    void nobody_is_left() throws IOException {
        for (Json contact :
                api.get(CONTACTS + "?limit=100").json().at("contacts").elements()) {
            api.delete(CONTACTS + "/" + contact.at("id").number());
        }
    }

    private Json ann() throws IOException {
        Reply reply = api.post(CONTACTS, ANN);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    private static String at(Json contact) {
        return CONTACTS + "/" + contact.at("id").number();
    }

    private Reply patch(String path, String body) throws IOException {
        return api.send("PATCH", path, "application/json", body);
    }

    @Test
    void a_contact_is_made_shown_changed_and_deleted() throws IOException {
        Reply created = api.post(CONTACTS, ANN);
        Json ann = created.json();
        assertThat(created.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(at(ann)));
        assertThat(created.header("ETag")).contains("\"1\"");
        assertThat(ann.at("email").string()).isEqualTo("ann@b.example");
        assertThat(ann.at("status").string()).isEqualTo("subscribed");
        assertThat(ann.at("tags.0").string()).isEqualTo("vip-customer");
        assertThat(ann.at("custom_fields.company").string()).isEqualTo("Acme");
        assertThat(ann.at("last_name").isNull()).isTrue();
        assertThat(api.get(at(ann)).json().toString()).isEqualTo(ann.toString());

        Json changed = patch(
                        at(ann),
                        "{\"first_name\":null,\"last_name\":\"Lee\",\"tags\":[\"vip-customer\",\"gold\"],\"lists\":null,"
                                + "\"custom_fields\":{\"company\":null,\"tier\":\"x\"},\"status\":\"unsubscribed\"}")
                .json();
        assertThat(changed.at("first_name").isNull()).isTrue();
        assertThat(changed.at("tags").elements()).extracting(Json::string).containsExactly("gold", "vip-customer");
        assertThat(changed.at("lists").elements()).isEmpty();
        assertThat(changed.at("custom_fields").names()).containsExactly("score", "tier");
        assertThat(changed.at("opted_out_at").isNull()).isFalse();

        assertThat(api.delete(at(ann)).status()).isEqualTo(204);
        Belfry.assertProblem(api.get(at(ann)), 404);
        Belfry.assertProblem(api.delete(at(ann)), 404);
    }

    @Test
    void the_history_tells_who_changed_what() throws IOException {
        Json ann = ann();
        patch(at(ann), "{\"city\":\"Ulm\"}");
        List<Json> history =
                api.get(at(ann) + "/history?limit=1").json().at("history").elements();
        assertThat(history)
                .singleElement()
                .satisfies(note -> assertThat(note.at("by").string()).isEqualTo("operator"));
    }

    @Test
    void every_change_reaches_a_fluentcrm_webhook_signed() throws IOException {
        Json webhook = belfry.webhook(sink.url("/crm"), TOLD.stream().distinct().toArray(String[]::new));
        Json ann = ann();
        patch(at(ann), "{\"city\":\"Ulm\",\"status\":\"bounced\",\"tags\":[\"Gold\"],\"lists\":[\"Other\"]}");
        api.delete(at(ann));

        List<RecordedRequest> came = sink.awaitCount("/crm", 10, SOON);
        List<FluentCrmDelivery> deliveries =
                came.stream().map(FluentCrmDelivery::of).toList();
        deliveries.forEach(delivery -> delivery.verify(webhook.at("secret").string()));
        assertThat(deliveries).extracting(FluentCrmDelivery::event).containsExactlyInAnyOrderElementsOf(TOLD);
        assertThat(deliveries)
                .allSatisfy(delivery ->
                        assertThat(delivery.data().at("contact.email").string()).isEqualTo("ann@b.example"));
        assertThat(deliveries)
                .filteredOn(delivery -> delivery.event().equals("contact.status_changed"))
                .singleElement()
                .satisfies(delivery ->
                        assertThat(delivery.data().at("old_status").string()).isEqualTo("subscribed"));
    }

    @Test
    void one_address_is_one_contact_whatever_its_case() throws IOException {
        ann();
        Belfry.assertProblem(api.post(CONTACTS, "{\"email\":\"ANN@b.EXAMPLE\"}"), 409);
        Json bob = api.post(CONTACTS, "{\"email\":\"bob@b.example\"}").json();
        Belfry.assertProblem(patch(at(bob), "{\"email\":\"ann@b.example\"}"), 409);
        assertThat(patch(at(bob), "{\"email\":\"bo@b.example\"}")
                        .json()
                        .at("email")
                        .string())
                .isEqualTo("bo@b.example");
    }

    @Test
    void a_stale_state_is_412_and_changes_nothing() throws IOException {
        Json ann = ann();
        Reply stale = api.send(api.request(at(ann))
                .header("If-Match", "\"7\"")
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"city\":\"Ulm\"}")));
        Belfry.assertProblem(stale, 412);
        assertThat(api.get(at(ann)).json().at("city").isNull()).isTrue();
        assertThat(api.get(at(ann)).header("ETag")).contains("\"1\"");
    }

    @Test
    void lists_are_filtered_and_paged() throws IOException {
        Json ann = ann();
        api.post(CONTACTS, "{\"email\":\"bob@b.example\",\"status\":\"pending\"}");
        assertThat(emails("?email=ANN@b.example")).containsExactly("ann@b.example");
        assertThat(emails("?tag=vip-customer&list=news")).containsExactly("ann@b.example");
        assertThat(emails("?status=pending")).containsExactly("bob@b.example");
        assertThat(emails("?tag=nobody-has-it")).isEmpty();
        Json first = api.get(CONTACTS + "?limit=1").json();
        assertThat(first.at("contacts.0.id").number()).isEqualTo(ann.at("id").number());
        assertThat(emails("?limit=1&cursor=" + first.at("next_cursor").string()))
                .containsExactly("bob@b.example");
        Belfry.assertProblem(api.get(CONTACTS + "?status=gone"), 422);
    }

    private List<String> emails(String query) throws IOException {
        return api.get(CONTACTS + query).json().at("contacts").elements().stream()
                .map(contact -> contact.at("email").string())
                .toList();
    }

    @Test
    void tags_and_lists_are_found_by_their_slug_and_stay_while_somebody_has_them() throws IOException {
        Json ann = ann();
        assertThat(api.get("/api/v1/tags/vip-customer").json().at("title").string())
                .isEqualTo("VIP Customer");
        Belfry.assertProblem(api.delete("/api/v1/tags/vip-customer"), 409);
        Belfry.assertProblem(api.post("/api/v1/lists", "{\"title\":\"NEWS\"}"), 409);
        assertThat(api.post("/api/v1/lists", "{\"title\":\"Spring Sale\"}").status())
                .isEqualTo(201);
        assertThat(patch("/api/v1/lists/spring-sale", "{\"title\":\"Sale\"}")
                        .json()
                        .at("title")
                        .string())
                .isEqualTo("Sale");
        assertThat(api.delete("/api/v1/lists/spring-sale").status()).isEqualTo(204);
        Belfry.assertProblem(api.get("/api/v1/lists/spring-sale"), 404);
        api.delete(at(ann));
        assertThat(api.delete("/api/v1/tags/vip-customer").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    email              | "first_name":"Ann"
                    email              | "email":"nobody"
                    email              | "email":7
                    status             | "email":"a@b.example","status":"happy"
                    tags               | "email":"a@b.example","tags":"vip"
                    tags               | "email":"a@b.example","tags":["!"]
                    date_of_birth      | "email":"a@b.example","date_of_birth":"tomorrow"
                    custom_fields      | "email":"a@b.example","custom_fields":{"a b":1}
                    tenant             | "email":"a@b.example","tenant":"other"
                    """)
    void a_wrong_value_is_422_and_the_field_is_named(String field, String members) throws IOException {
        Reply reply = api.post(CONTACTS, "{" + members + "}");
        Belfry.assertProblem(reply, 422);
        assertThat(reply.json().at("errors.0.field").string()).isEqualTo(field);
        Belfry.assertProblem(api.post(CONTACTS, "{" + members), 400);
    }

    @Test
    void a_stranger_sees_nothing() throws IOException {
        Api stranger = api.withAuthorization("");
        Belfry.assertProblem(stranger.get(CONTACTS), 401);
        Belfry.assertProblem(stranger.post(CONTACTS, ANN), 401);
        Belfry.assertProblem(stranger.get("/api/v1/tags"), 401);
    }
}
