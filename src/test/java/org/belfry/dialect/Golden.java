package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.belfry.event.EventType;
import org.belfry.json.RawJson;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Secret;
import org.belfry.kernel.WebhookId;
import org.belfry.signing.SigningKeys;
import org.belfry.template.PayloadTemplate;

/** Messages that are always the same, and the files that say what each dialect makes of them. */
final class Golden {
    static final SigningKeys KEYS = SigningKeys.of(new Secret("my-secret-key"));
    static final SigningKeys STANDARD_KEYS = SigningKeys.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    static final Instant ATTEMPTED_AT = Instant.parse("2024-01-15T10:31:07.999Z");
    private static final EventId ID = new EventId("evt_01hm5q0000aaaaaaaaaaaaaaaa");

    private Golden() {}

    static Message sample(Dialect dialect, EventType type, String time) {
        Sample sample = dialect.sample(type);
        return message(new Message.Happened(ID, type.wireName(), Instant.parse(time), sample.data(), sample.actor()));
    }

    static Message message(Message.Happened happened) {
        return new Message(new WebhookId(1), new DeliveryId(12345), happened);
    }

    static Message templated(Message message, String template) {
        return new Message(message.webhook(), message.delivery(), message.event(), PayloadTemplate.parse(template));
    }

    static Message oddBytes() {
        return new Message(
                new WebhookId(9007199254740993L),
                new DeliveryId(Long.MAX_VALUE),
                new Message.Happened(
                        ID,
                        "acme.order_2.shipped",
                        Instant.parse("2024-02-29T23:59:59.999999999Z"),
                        RawJson.of("{ \"note\" : \"Zoë \\u00eb 😀 \\/ \\ud83d\\ude00\",\n\t\"total\":1.50E+3 ,"
                                + " \"big\":12345678901234567890.10,\"list\":[ ] }"),
                        RawJson.of("{ \"b\":1, \"7\":\"\\ud83d\" }")));
    }

    static void assertRenders(Dialect dialect, Message message, String name) throws IOException {
        assertRenders(dialect, message, KEYS, name);
    }

    static void assertRenders(Dialect dialect, Message message, SigningKeys keys, String name) throws IOException {
        Rendered rendered = dialect.render(message, keys, ATTEMPTED_AT);
        assertThat(new String(rendered.body(), UTF_8)).isEqualTo(read(dialect, name + ".json"));
        String headers = rendered.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                .collect(Collectors.joining());
        assertThat(headers).isEqualTo(read(dialect, name + ".headers"));
    }

    static String text(Dialect dialect, Message message) {
        return new String(dialect.render(message, KEYS, ATTEMPTED_AT).body(), UTF_8);
    }

    private static String read(Dialect dialect, String name) throws IOException {
        String path = "/dialect/" + dialect.wireName() + "/" + name;
        try (InputStream file = Golden.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(file, path).readAllBytes(), UTF_8);
        }
    }
}
