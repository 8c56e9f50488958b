package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.CRM;
import static org.belfry.blackbox.Belfry.EVENTS;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.belfry.testing.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many requests whose bodies never end leave every address answering within a second. */
@Isolated("measures time")
class StalledBodiesIT extends HubFixture {
    private static final int STALLED = 250;
    private static final int AT_ONE_ADDRESS = 200;
    private static final String FUSION = "/?wpf_action=add&access_key=" + SharedServer.ACCESS_KEY.replace(" ", "%20");

    private String hook = "";

    /** The first requests ever are slow by themselves. */
    @BeforeAll
    void warm_up() throws IOException {
        Reply made = api.post(
                IncomingFixture.HOOKS,
                "{\"name\":\"n\",\"event_type\":\"subscriber_added\",\"actions\":[{\"type\":\"add_subscriber\"}]}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        hook = IncomingFixture.path(made.json().at("url").string());
        for (String address : List.of(hook, FUSION, EVENTS, CRM)) {
            api.post(address, "{}");
        }
        api.get(CRM);
        api.delete(CRM + "/999999999");
    }

    @Test
    void bodies_of_users() throws IOException {
        try (StalledBodies stalled =
                StalledBodies.open(bundle.port(), STALLED, i -> begun(i % 2 == 0 ? CRM : EVENTS))) {
            assertAllAnswer();
            assertThat(stalled.open()).isEqualTo(STALLED);
        }
    }

    /** Whoever knows the addresses can do so: the token is not asked for before the body is there. */
    @Test
    void bodies_of_strangers_at_the_addresses_that_receive() throws IOException {
        try (StalledBodies stalled =
                StalledBodies.open(bundle.port(), STALLED, i -> begun(i < AT_ONE_ADDRESS ? hook : FUSION))) {
            assertAllAnswer();
            assertThat(stalled.open()).isEqualTo(STALLED);
        }
    }

    private void assertAllAnswer() throws IOException {
        // The server is still starting a thread for each; who has to wait for one of them waits for longer than this.
        api.get("/health");
        for (int i = 0; i < 5; i++) {
            assertThat(promptly(api.request(CRM).GET()).status()).isEqualTo(200);
            assertThat(promptly(api.request("/health").GET()).status()).isEqualTo(200);
            assertThat(promptly(api.request(CRM + "/999999999").DELETE()).status())
                    .isEqualTo(404);
            assertThat(promptly(json(EVENTS, "{\"type\":\"nix\"}")).status()).isEqualTo(422);
            assertThat(promptly(json(hook, "{\"email\":\"a@b.example\"}")).status())
                    .isEqualTo(200);
            assertThat(promptly(json(FUSION, "{}")).status()).isEqualTo(400);
        }
    }

    private Reply promptly(HttpRequest.Builder request) throws IOException {
        return api.send(request.timeout(Duration.ofSeconds(1)));
    }

    private HttpRequest.Builder json(String path, String body) {
        return api.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private String begun(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + api.authorization()
                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"name\":";
    }
}
