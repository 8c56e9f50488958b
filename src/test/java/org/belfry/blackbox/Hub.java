package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.blackbox.Belfry.SOON;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.belfry.testing.Api;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;
import org.belfry.testing.Reply;

/** What an owner does with webhooks and deliveries through the native API. */
record Hub(Api api) {
    static final String WEBHOOKS = "/api/v1/webhooks";
    static final String DELIVERIES = "/api/v1/deliveries";

    /** Creates a webhook; {@code more} goes before the closing brace. */
    Json webhook(String url, String events, String more) throws IOException {
        Reply reply =
                api.post(WEBHOOKS, "{\"name\":\"n\",\"url\":" + Json.quote(url) + ",\"events\":" + events + more + "}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    Reply patch(long id, String body) throws IOException {
        return api.send("PATCH", WEBHOOKS + "/" + id, "application/json", body);
    }

    Json patched(long id, String body) throws IOException {
        Reply reply = patch(id, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json();
    }

    Json get(long id) throws IOException {
        return api.get(WEBHOOKS + "/" + id).json();
    }

    Json delivery(long id) throws IOException {
        return api.get(DELIVERIES + "/" + id).json();
    }

    /** Waits until the newest delivery of a webhook is as wanted. */
    Json awaitNewest(long webhook, Predicate<Json> wanted) throws IOException {
        return api.awaitGet(
                        WEBHOOKS + "/" + webhook + "/deliveries",
                        reply -> !reply.json().at("deliveries").elements().isEmpty()
                                && wanted.test(reply.json().at("deliveries.0")),
                        SOON)
                .json()
                .at("deliveries.0");
    }

    static Predicate<Json> is(String status) {
        return delivery -> delivery.at("status").string().equals(status);
    }

    /** The one signature of Standard Webhooks that a secret makes of a request. */
    static String signature(String secret, RecordedRequest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String head = request.header("webhook-id").orElseThrow() + "."
                    + request.header("webhook-timestamp").orElseThrow() + ".";
            mac.update(head.getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
