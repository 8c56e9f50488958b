package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.belfry.testing.Answer;
import org.belfry.testing.Api;
import org.belfry.testing.Hmac;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.RecordingSink;
import org.belfry.testing.Reply;

/** One of everything that is told a secret, and whether each still does what only its secret allows. */
final class Confidants {
    static final String ADMIN_PASSWORD = "admin-password-d41a";
    static final String USER_PASSWORD = "user-password-9e17";
    static final String ACCESS_KEY = "wpf-access-key-5f2b";
    private static final String V1 = "/api/v1/";
    private static final String CONTACT_CREATED = "[\"contact.created\"]";

    private final RecordingSink sink;
    private final KnownSecrets known;
    /** Ids by the path they are below. */
    final Map<String, List<String>> ids = new LinkedHashMap<>();

    private Api api;
    private String crmSecret = "";
    private String communitySecret = "";
    private String cloudCuspSecret = "";
    private String standardSecret = "";
    private String rotatedSecret = "";
    private String address = "";
    private String apiKey = "";
    private final String signingSecret;
    private final String incomingKey;

    Confidants(Api api, RecordingSink sink, KnownSecrets known) {
        this.api = api;
        this.sink = sink;
        this.known = known;
        known.add("access key", ACCESS_KEY);
        known.add("administrator's password", ADMIN_PASSWORD);
        this.signingSecret = known.add("signing secret of an incoming webhook", "signing-secret-81c0");
        this.incomingKey = known.add("API key of an incoming webhook", "incoming-key-33de");
        known.add("user's password", USER_PASSWORD);
        known.add("custom header", "team-header-a90d");
        known.add("API key of a target", "target-key-72fb");
        known.add("bearer token of a target", "target-token-04ce");
        known.add("header credential of a target", "target-header-6a31");
        known.add("query credential of a target", "target-query-c5d8");
        known.add("credential of a CRM", "crm-credential-e84f");
    }

    void makeAll() throws IOException {
        outgoing();
        Json hook = created(
                V1 + "incoming-webhooks",
                "{\"name\":\"n\",\"event_type\":\"subscriber_added\",\"api_key\":\"" + incomingKey
                        + "\",\"signing_secret\":\"" + signingSecret
                        + "\",\"actions\":[{\"type\":\"add_subscriber\"}]}");
        address = "/wp-json/ccsp-mailer/v1/webhooks/" + hook.at("id").string() + "?token="
                + known.add("token", hook.at("token").string());
        created(
                V1 + "crm-connections",
                "{\"name\":\"crm\",\"base_url\":\"" + sink.url("")
                        + "\",\"auth\":{\"type\":\"bearer\",\"token\":\"crm-credential-e84f\"}}");
        created(V1 + "users", "{\"username\":\"somebody\",\"password\":\"" + USER_PASSWORD + "\",\"role\":\"viewer\"}");
        Json key = created(V1 + "api-keys", "{\"name\":\"ours\",\"role\":\"viewer\"}");
        apiKey = known.add("API key", key.at("key").string());
    }

    private void outgoing() throws IOException {
        crmSecret = known.add("secret in FluentCRM's dialect", madeIn(Belfry.CRM, "/crm", CONTACT_CREATED, ""));
        communitySecret = known.add(
                "secret in Fluent Community's dialect",
                madeIn(
                        Community.WEBHOOKS,
                        "/community",
                        "[\"feed.created\"]",
                        ",\"headers\":{\"X-Team-Token\":\"team-header-a90d\"}"));
        cloudCuspSecret = known.add(
                "secret in CloudCusp's dialect",
                madeIn(
                        Hub.WEBHOOKS,
                        "/cloudcusp",
                        "[\"subscriber_added\"]",
                        ",\"dialect\":\"cloudcusp\",\"secret\":\"a chosen secret 5d20\","
                                + "\"auth\":{\"type\":\"api_key\",\"value\":\"target-key-72fb\"}"));
        standardSecret = known.add(
                "secret in the standard dialect",
                madeIn(
                        Hub.WEBHOOKS,
                        "/standard",
                        CONTACT_CREATED,
                        ",\"auth\":{\"type\":\"bearer\",\"token\":\"target-token-04ce\"}"));
        madeIn(
                Hub.WEBHOOKS,
                "/headers",
                CONTACT_CREATED,
                ",\"auth\":{\"type\":\"headers\",\"headers\":{\"X-Ours\":\"target-header-6a31\"}}");
        String query = created(
                                Hub.WEBHOOKS,
                                "{\"name\":\"n\",\"url\":\"https://sink.invalid/hook\",\"events\":[\"user.followed\"],"
                                        + "\"auth\":{\"type\":\"query\",\"name\":\"key\",\"value\":\"target-query-c5d8\"}}")
                        .at("id")
                        .number()
                + "";
        heard(api.post(Hub.WEBHOOKS + "/" + query + "/test"), 200);
        Reply rotated = api.post(Hub.WEBHOOKS + "/" + ids.get(Hub.WEBHOOKS).get(1) + "/secret/rotate");
        known.assertNoneIn("the answer to a rotation", rotated.body());
        rotatedSecret =
                known.add("secret after a rotation", rotated.json().at("secret").string());
    }

    /** Makes a webhook and gives its secret. */
    private String madeIn(String kind, String path, String events, String more) throws IOException {
        Json made = created(kind, Community.body(sink.url(path), events, more));
        return (made.has("webhook") ? made.at("webhook") : made).at("secret").string();
    }

    /** Makes something; the answer holds nothing but what is new in it. */
    private Json created(String kind, String body) throws IOException {
        Json made = heard(api.post(kind, body), 201).json();
        Json id = (made.has("webhook") ? made.at("webhook") : made).at("id");
        ids.computeIfAbsent(kind, any -> new ArrayList<>()).add(String.valueOf(id.plain()));
        return made;
    }

    private Reply heard(Reply reply, int status) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        known.assertNoneIn("an answer", reply.headers() + reply.body());
        return reply;
    }

    /** Each does what only its secret allows, and the answers tell none; {@code round} counts from 1. */
    void useAll(Api caller, int round) throws IOException {
        api = caller;
        heard(publish("contact.created", round), 202);
        heard(publish("feed.created", round), 202);
        FluentCrmDelivery.of(last("/crm", round)).verify(crmSecret);
        RecordedRequest community = last("/community", round);
        Json unused = Community.verified(community, communitySecret, List.of("X-Team-Token"));
        assertThat(community.header("X-Team-Token")).contains("team-header-a90d");
        RecordedRequest cloudCusp = last("/cloudcusp", round);
        assertThat(cloudCusp.header("X-Webhook-Signature")).contains(Hmac.sha256(cloudCuspSecret, cloudCusp.body()));
        assertThat(cloudCusp.header("X-API-Key")).contains("target-key-72fb");
        RecordedRequest standard = last("/standard", round);
        assertThat(standard.header("webhook-signature"))
                .contains(Hub.signature(rotatedSecret, standard) + " " + Hub.signature(standardSecret, standard));
        assertThat(standard.header("Authorization")).contains("Bearer target-token-04ce");
        assertThat(last("/headers", round).header("X-Ours")).contains("target-header-6a31");
        comeIn(round);
    }

    private void comeIn(int round) throws IOException {
        Api stranger = api.withAuthorization("");
        String body = "{\"data\":{\"email\":\"in" + round + "@example.com\"}}";
        Reply forged = stranger.send(stranger.request(address)
                .header("Content-Type", "application/json")
                .header("X-API-Key", incomingKey)
                .header("X-Webhook-Signature", Hmac.sha256("another secret", body.getBytes(UTF_8)))
                .POST(BodyPublishers.ofString(body)));
        heard(forged, 401);
        heard(
                stranger.send(stranger.request(address)
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", incomingKey)
                        .header("X-Webhook-Signature", Hmac.sha256(signingSecret, body.getBytes(UTF_8)))
                        .POST(BodyPublishers.ofString(body))),
                200);
        sink.script("/contacts/" + round, Answer.status(200).body("{\"email\":\"crm" + round + "@example.com\"}"));
        heard(stranger.get("/?wpf_action=add&access_key=" + ACCESS_KEY + "&connection=crm&contact_id=" + round), 200);
        assertThat(sink.awaitCount("/contacts/" + round, 1, SOON).get(0).header("Authorization"))
                .contains("Bearer crm-credential-e84f");
        heard(api.as("somebody", USER_PASSWORD).get(V1 + "contacts"), 200);
        heard(api.withAuthorization("Bearer " + apiKey).get(V1 + "contacts"), 200);
        heard(api.withAuthorization("Bearer " + apiKey).post(Belfry.EVENTS, "{}"), 403);
    }

    private Reply publish(String type, int round) throws IOException {
        return api.post(
                Belfry.EVENTS,
                "{\"type\":\"" + type + "\",\"data\":{\"contact\":{\"id\":1,\"email\":\"a" + round
                        + "@example.com\"}}}");
    }

    /** The contacts that come in are published, too; what came last counts. */
    private RecordedRequest last(String path, int round) {
        String mark = "a" + round + "@example.com";
        return sink
                .await(path, came -> came.stream().anyMatch(each -> each.text().contains(mark)), SOON)
                .stream()
                .filter(each -> each.text().contains(mark))
                .findFirst()
                .orElseThrow();
    }

    /** Remembers the first thing of a list, to be asked for by its id. */
    void remember(String list, String member, String kind) throws IOException {
        Json first = api.awaitGet(
                        list, reply -> !reply.json().at(member).elements().isEmpty(), SOON)
                .json()
                .at(member + ".0.id");
        ids.put(kind, List.of(String.valueOf(first.plain())));
    }
}
