package org.belfry.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.belfry.dialect.Golden.assertRenders;
import static org.belfry.dialect.Golden.oddBytes;
import static org.belfry.dialect.Golden.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.belfry.event.EventType;
import org.belfry.json.JavaScriptJson;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EventId;
import org.belfry.signing.HmacSha256;
import org.belfry.testing.Interpreter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluentCommunityTest {
    private static final Dialect DIALECT = Dialect.FLUENT_COMMUNITY;

    private static Message message(String data) {
        return Golden.message(new Message.Happened(
                new EventId("evt_1"), "feed.created", Instant.parse("2024-01-15T10:30:00Z"), RawJson.of(data), null));
    }

    @Test
    void sends_the_payload_of_the_page() throws IOException {
        assertRenders(DIALECT, sample(DIALECT, EventType.FEED_CREATED, "2024-01-15T10:30:00.5Z"), "feed.created");
    }

    @Test
    void writes_odd_bytes_as_javascript_would() throws IOException {
        assertRenders(DIALECT, oddBytes(), "odd-bytes");
    }

    @Test
    void an_unknown_actor_is_null() throws IOException {
        assertRenders(DIALECT, message("{\"id\":1}"), "no-actor");
    }

    @Test
    void the_standard_headers_come_last() throws IOException {
        assertRenders(DIALECT, message("{\"id\":1}"), Golden.STANDARD_KEYS, "standard-headers");
    }

    @Test
    void signs_the_body_with_the_secret_as_it_stands() {
        Rendered rendered = DIALECT.render(oddBytes(), Golden.KEYS, Golden.ATTEMPTED_AT);
        assertThat(rendered.headers())
                .containsEntry(
                        "X-Fluent-Signature",
                        "sha256=" + HmacSha256.hex("my-secret-key".getBytes(UTF_8), rendered.body()));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_body_has_four_members_and_is_written_as_javascript_would(EventType type) {
        byte[] body = DIALECT.render(sample(DIALECT, type, "2024-01-15T10:30:00Z"), Golden.KEYS, Golden.ATTEMPTED_AT)
                .body();
        assertThat(StrictJson.read(body).members().keySet()).containsExactly("event", "timestamp", "data", "xprofile");
        assertThat(JavaScriptJson.rewritten(RawJson.of(body))).isEqualTo(RawJson.of(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":123,\"title\":\"Welcome to our community!\"}",
                "{ \"b\" : 1.0, \"2\" : -0, \"1\" : 1e400, \"price\" : 0.10 }",
                "{\"\\ud83d\":\"\\uDE00\\/\\u2028\",\"big\":9007199254740993}"
            })
    void both_verifiers_of_the_page_accept_it(String data, @TempDir Path folder) throws Exception {
        Rendered rendered = DIALECT.render(message(data), Golden.KEYS, Golden.ATTEMPTED_AT);
        Path file = Files.write(folder.resolve("body"), rendered.body());
        String signature = rendered.headers().get("X-Fluent-Signature");
        String script = "/dialect/fluent-community/verifiers/verify.js";
        assertThat(Interpreter.run("node", script, file.toString(), signature, "my-secret-key"))
                .containsExactly("accepted", "accepted");
        Files.writeString(file, new String(rendered.body(), UTF_8).replace("feed.created", "feed.deleted"));
        assertThat(Interpreter.run("node", script, file.toString(), signature, "my-secret-key"))
                .containsExactly("refused", "refused");
    }

    @Test
    void tries_again_three_times_unless_told_otherwise() {
        assertThat(DIALECT.retrySchedule().spelled()).containsExactly("1m", "5m", "30m");
        assertThat(FluentCommunity.schedule(0).steps()).isEmpty();
        assertThat(FluentCommunity.schedule(10).spelled())
                .containsExactly("1m", "5m", "30m", "2h", "24h", "24h", "24h", "24h", "24h", "24h");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void a_webhook_wishes_0_to_10_retries(int retryCount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FluentCommunity.schedule(retryCount))
                .withMessage("retry_count is 0 to 10 (was " + retryCount + ").");
    }
}
