package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.util.List;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A CRM that is a sink and answers by a script, and somebody new for each test. */
abstract class FusionFixture extends HubFixture {
    static final String CONNECTIONS = "/api/v1/crm-connections";
    static final String KEY = SharedServer.ACCESS_KEY;
    static int people;

    Json crm;
    Api stranger;
    String id = "";
    String email = "";

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

    Json connection(String name, String more) throws IOException {
        return connectionTo(sink.url(""), name, more);
    }

    Json connectionTo(String baseUrl, String name, String more) throws IOException {
        Reply made = api.post(
                CONNECTIONS,
                "{\"name\":" + Json.quote(name) + ",\"base_url\":" + Json.quote(baseUrl)
                        + ",\"auth\":{\"type\":\"bearer\",\"token\":\"a-very-secret-token\"}" + more + "}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    void crmTells(String more) {
        sink.script("/contacts/" + id, Answer.status(200).body(told(more)));
    }

    String told(String more) {
        return "{\"email\":" + Json.quote(email) + "," + more + "}";
    }

    String call(String action, String more) {
        return "/?wpf_action=" + action + "&access_key=" + KEY.replace(" ", "%20")
                + (more.contains("&connection=") ? "" : "&connection=crm" + people) + more;
    }

    String receipts() {
        return CONNECTIONS + "/" + crm.at("id").number() + "/receipts";
    }

    Json newest(String status) throws IOException {
        return api.awaitGet(
                        receipts(),
                        r -> !r.json().at("receipts").elements().isEmpty()
                                && r.json().at("receipts.0.status").string().equals(status),
                        SOON)
                .json()
                .at("receipts.0");
    }

    String contacts() {
        return "/api/v1/contacts?email=" + email;
    }

    Json contact() throws IOException {
        return api.get(contacts()).json().at("contacts.0");
    }

    List<String> tags() throws IOException {
        return contact().at("tags").elements().stream().map(Json::string).toList();
    }
}
