package org.belfry.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.belfry.testing.Api;
import org.belfry.testing.Hmac;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;

/** What an administrator does with Fluent Community's webhooks, and what their receivers check. */
record Community(Api api) {
    static final String WEBHOOKS = "/wp-json/fluent-community/v2/admin/webhooks";

    private static final List<String> PRODUCT_HEADERS =
            List.of("Content-Type", "User-Agent", "X-Fluent-Event", "X-Fluent-Signature", "X-Fluent-Delivery");
    private static final Set<String> OTHER_HEADERS = Set.of(
            "host",
            "content-length",
            "connection",
            "accept-encoding",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");

    /** The body of a create request; {@code more} goes before the closing brace. */
    static String body(String url, String events, String more) {
        return "{\"name\":\"n\",\"url\":" + Json.quote(url) + ",\"events\":" + events + more + "}";
    }

    static String one(long id) {
        return WEBHOOKS + "/" + id;
    }

    /** Creates a webhook and gives the answer, with the secret in full. */
    Json create(String url, String events, String more) throws IOException {
        Reply reply = api.post(WEBHOOKS, body(url, events, more));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    long id(String url, String events, String more) throws IOException {
        return create(url, events, more).at("id").number();
    }

    void change(long id, String body) throws IOException {
        Reply reply = api.put(one(id), body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    Json get(long id) throws IOException {
        return api.get(one(id)).json();
    }

    Json await(long id, Predicate<Json> wanted) throws IOException {
        return api.awaitGet(one(id), reply -> wanted.test(reply.json()), SOON).json();
    }

    /** Envelope, headers and signature; the key is the secret's text as it stands, the text the body's own bytes. */
    static Json verified(RecordedRequest request, String secret, List<String> headersOfTheUser) {
        Json body = Json.parse(request.text());
        assertThat(body.names()).containsExactly("event", "timestamp", "data", "xprofile");
        assertThat(body.at("timestamp").string()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.header("User-Agent")).contains("FluentCommunity-Webhook/1.0");
        assertThat(request.header("X-Fluent-Event")).contains(body.at("event").string());
        assertThat(request.header("X-Fluent-Signature")).contains(Hmac.sha256(secret, request.body()));
        assertThat(request.header("X-Fluent-Delivery").orElse("")).matches("[1-9][0-9]*");
        assertThat(request.headers().stream().map(RecordedRequest.Header::name))
                .containsAll(PRODUCT_HEADERS)
                .doesNotHaveDuplicates()
                .allMatch(name -> PRODUCT_HEADERS.contains(name)
                        || OTHER_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                        || headersOfTheUser.contains(name));
        return body;
    }
}
