package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.belfry.dialect.Golden.ATTEMPTED_AT;
import static org.belfry.dialect.Golden.STANDARD_KEYS;
import static org.belfry.dialect.Golden.assertRenders;
import static org.belfry.dialect.Golden.oddBytes;
import static org.belfry.dialect.Golden.sample;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.belfry.event.EventType;
import org.belfry.json.StrictJson;
import org.belfry.kernel.Secret;
import org.belfry.signing.SigningKey;
import org.belfry.signing.SigningKeys;
import org.belfry.signing.StandardWebhooks;
import org.belfry.signing.StandardWebhooks.SignedHeaders;
import org.belfry.signing.StandardWebhooks.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret OLDER = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");

    private static Rendered render(Message message, SigningKeys keys, Instant attemptedAt) {
        return Dialect.STANDARD.render(message, keys, attemptedAt);
    }

    private static Verification verify(Rendered rendered, Secret secret) {
        SignedHeaders headers = new SignedHeaders(
                rendered.headers().get("webhook-id"),
                rendered.headers().get("webhook-timestamp"),
                rendered.headers().get("webhook-signature"));
        return StandardWebhooks.verify(List.of(SigningKey.parse(secret)), headers, rendered.body(), ATTEMPTED_AT);
    }

    @Test
    void sends_these_bytes_and_headers() throws IOException {
        Message message = sample(Dialect.STANDARD, EventType.CONTACT_CREATED, "2024-01-15T10:30:00Z");
        assertRenders(Dialect.STANDARD, message, STANDARD_KEYS, "contact.created");
    }

    @Test
    void splices_odd_bytes_untouched_and_tells_milliseconds() throws IOException {
        assertRenders(Dialect.STANDARD, oddBytes(), STANDARD_KEYS, "odd-bytes");
    }

    @Test
    void signs_the_time_of_the_attempt_so_that_a_retry_differs_in_its_headers_only() {
        Rendered first = render(oddBytes(), STANDARD_KEYS, ATTEMPTED_AT);
        Rendered second = render(oddBytes(), STANDARD_KEYS, ATTEMPTED_AT.plusSeconds(60));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(first.headers()).containsEntry("webhook-timestamp", "1705314667");
        assertThat(second.headers()).containsEntry("webhook-timestamp", "1705314727");
        assertThat(second.headers().get("webhook-signature"))
                .isNotEqualTo(first.headers().get("webhook-signature"));
    }

    @Test
    void both_secrets_of_a_rotation_verify() {
        Rendered rendered = render(oddBytes(), new SigningKeys(SECRET, List.of(OLDER)), ATTEMPTED_AT);
        assertThat(verify(rendered, SECRET)).isEqualTo(Verification.ACCEPTED);
        assertThat(verify(rendered, OLDER)).isEqualTo(Verification.ACCEPTED);
        assertThat(verify(render(oddBytes(), STANDARD_KEYS, ATTEMPTED_AT), OLDER))
                .isEqualTo(Verification.NO_MATCH);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_body_is_one_json_object_with_three_members(EventType type) {
        Message message = sample(Dialect.STANDARD, type, "2024-01-15T10:30:00.120Z");
        Rendered rendered = render(message, STANDARD_KEYS, ATTEMPTED_AT);
        var members = StrictJson.read(rendered.body()).members();
        assertThat(members.keySet()).containsExactly("type", "timestamp", "data");
        assertThat(members.get("type").text()).isEqualTo(type.wireName());
        assertThat(members.get("timestamp").text()).isEqualTo("2024-01-15T10:30:00.120Z");
        assertThat(members.get("data").raw()).isEqualTo(message.event().data());
    }

    @Test
    void a_webhook_may_bring_its_own_body() {
        Message message =
                Golden.templated(oddBytes(), "{\"text\":\"{event_type}\",\"x\":\"{data.total}\",\"y\":\"{z}\"}");
        Rendered rendered = render(message, STANDARD_KEYS, ATTEMPTED_AT);
        assertThat(new String(rendered.body(), UTF_8))
                .isEqualTo("{\"text\":\"acme.order_2.shipped\",\"x\":1.50E+3,\"y\":null}");
        assertThat(rendered.warnings()).containsExactly("{z} is no placeholder.");
        assertThat(verify(rendered, SECRET)).isEqualTo(Verification.ACCEPTED);
    }
}
