package org.belfry.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.belfry.kernel.Secret;
import org.belfry.signing.StandardWebhooks.SignedHeaders;
import org.belfry.signing.StandardWebhooks.Verification;
import org.belfry.testing.Interpreter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others judge our signatures, and we judge theirs. */
class StandardWebhooksJudgesTest {
    private static final Secret CURRENT = Secret.generate(new Random(11));
    private static final Secret PREVIOUS = Secret.generate(new Random(12));
    private static final Secret PAIR = Ed25519SecretKey.generate(new Random(13));
    private static final String BODY = "{\"type\":\"contact.created\",\"data\":{\"name\":\"Zoë 😀\"}}";
    // The library reads the clock itself.
    private final Instant now = Instant.now();
    private final SignedContent content =
            new SignedContent("evt_1", Long.toString(now.getEpochSecond()), BODY.getBytes(UTF_8));
    private final String signatures =
            new SigningKeys(CURRENT, List.of(PREVIOUS, PAIR)).standard(content).orElseThrow();

    private Map<String, List<String>> headers() {
        return Map.of(
                StandardWebhooks.ID, List.of(content.id()),
                StandardWebhooks.TIMESTAMP, List.of(content.timestamp()),
                StandardWebhooks.SIGNATURE, List.of(signatures));
    }

    @Test
    void the_library_accepts_the_current_and_the_previous_secret() {
        assertThatCode(() -> new Webhook(CURRENT.reveal()).verify(BODY, headers()))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(PREVIOUS.reveal()).verify(BODY, headers()))
                .doesNotThrowAnyException();
    }

    @Test
    void the_library_refuses_another_secret_and_another_body() {
        assertThatThrownBy(() -> new Webhook(Secret.generate(new Random(14)).reveal()).verify(BODY, headers()))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(CURRENT.reveal()).verify(BODY + " ", headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void we_accept_what_the_library_signs() throws Exception {
        String theirs = new Webhook(CURRENT.reveal()).sign(content.id(), now.getEpochSecond(), BODY);
        SignedHeaders headers = new SignedHeaders(content.id(), content.timestamp(), theirs);
        assertThat(StandardWebhooks.verify(List.of(SigningKey.parse(CURRENT)), headers, content.body(), now))
                .isEqualTo(Verification.ACCEPTED);
    }

    @Test
    void another_implementation_accepts_both_versions(@TempDir Path folder) throws Exception {
        Path body = Files.write(folder.resolve("body"), content.body());
        String publicKey =
                ((Ed25519SecretKey) SigningKey.parse(PAIR)).publicKey().text();
        assertThat(verdict(body, CURRENT.reveal())).containsExactly("accepted");
        assertThat(verdict(body, PREVIOUS.reveal())).containsExactly("accepted");
        assertThat(verdict(body, publicKey)).containsExactly("accepted");
        Files.write(body, new byte[] {' '});
        assertThat(verdict(body, CURRENT.reveal())).containsExactly("refused");
        assertThat(verdict(body, publicKey)).containsExactly("refused");
    }

    private List<String> verdict(Path body, String key) throws Exception {
        return Interpreter.run(
                "node",
                "/dialect/standard/verifiers/verify.js",
                body.toString(),
                content.id(),
                content.timestamp(),
                signatures,
                key);
    }
}
