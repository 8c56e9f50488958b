package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.belfry.testing.Hmac;
import org.belfry.testing.Json;
import org.belfry.testing.RecordedRequest;

/** A FluentCRM delivery as a receiver reads it, verified with the receiver's own code as the contract's text tells it. */
public record FluentCrmDelivery(RecordedRequest request, Json body) {
    private static final List<String> PRODUCT_HEADERS = List.of(
            "Content-Type",
            "User-Agent",
            "X-FluentCRM-Event",
            "X-FluentCRM-Signature",
            "X-FluentCRM-Webhook-ID",
            "X-FluentCRM-Delivery");
    private static final Set<String> STANDARD_WEBHOOKS = Set.of("webhook-id", "webhook-timestamp", "webhook-signature");
    /** What HTTP itself needs, and the word that asks for no content coding. */
    private static final Set<String> FRAMING =
            Set.of("host", "content-length", "transfer-encoding", "connection", "accept-encoding");

    public static FluentCrmDelivery of(RecordedRequest request) {
        return new FluentCrmDelivery(request, Json.parse(request.text()));
    }

    public String event() {
        return body.at("event").string();
    }

    public Json data() {
        return body.at("data");
    }

    /** The delivery id, the same on every retry. */
    String deliveryId() {
        return header("X-FluentCRM-Delivery");
    }

    /** The bytes between {@code "data":} and the signature. */
    String dataText() {
        String unsigned = unsigned();
        String opening = ",\"data\":";
        return unsigned.substring(unsigned.indexOf(opening) + opening.length(), unsigned.length() - 1);
    }

    /** Envelope, headers and every signature; the key of a FluentCRM signature is the secret's text as it stands. */
    public void verify(String secret) {
        assertThat(body.names()).containsExactly("event", "timestamp", "webhook_id", "data", "signature");
        assertThat(body.at("timestamp").string()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        verifyHeaders();
        assertThat(header("X-FluentCRM-Signature")).isEqualTo(Hmac.sha256(secret, request.body()));
        assertThat(body.at("signature").string())
                .isEqualTo(Hmac.sha256(secret, unsigned().getBytes(UTF_8)));
        if (secret.startsWith("whsec_") && request.header("webhook-signature").isPresent()) {
            verifyStandardSignature(Base64.getDecoder().decode(secret.substring("whsec_".length())));
        }
    }

    private void verifyHeaders() {
        assertThat(request.method()).isEqualTo("POST");
        assertThat(header("Content-Type")).isEqualTo("application/json");
        assertThat(header("User-Agent")).isEqualTo("FluentCRM-Webhook/1.0");
        assertThat(header("X-FluentCRM-Event")).isEqualTo(event());
        assertThat(header("X-FluentCRM-Webhook-ID"))
                .isEqualTo(Long.toString(body.at("webhook_id").number()));
        assertThat(deliveryId()).matches("[1-9][0-9]*");
        List<String> names =
                request.headers().stream().map(RecordedRequest.Header::name).toList();
        assertThat(names).containsAll(PRODUCT_HEADERS).doesNotHaveDuplicates();
        assertThat(names)
                .allMatch(name -> PRODUCT_HEADERS.contains(name)
                        || STANDARD_WEBHOOKS.contains(name.toLowerCase(Locale.ROOT))
                        || FRAMING.contains(name.toLowerCase(Locale.ROOT)));
    }

    private void verifyStandardSignature(byte[] key) {
        String text = header("webhook-id") + "." + header("webhook-timestamp") + "." + request.text();
        String expected = "v1," + Base64.getEncoder().encodeToString(Hmac.of(key, text.getBytes(UTF_8)));
        assertThat(header("webhook-signature").split(" ")).contains(expected);
    }

    /** The body without its last member, which a receiver cuts off. */
    private String unsigned() {
        String text = request.text();
        String tail = ",\"signature\":\"" + body.at("signature").string() + "\"}";
        assertThat(text).endsWith(tail);
        return text.substring(0, text.length() - tail.length()) + "}";
    }

    private String header(String name) {
        return request.header(name).orElseThrow(() -> new AssertionError("no " + name + " in " + request.headers()));
    }
}
