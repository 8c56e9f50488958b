package org.belfry.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.belfry.kernel.Secret;
import org.belfry.signing.StandardWebhooks.SignedHeaders;
import org.belfry.signing.StandardWebhooks.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {
    private static final SigningKey OLD = SigningKey.parse(Secret.generate(new Random(1)));
    private static final SigningKey NEW = SigningKey.parse(Secret.generate(new Random(2)));
    private static final SigningKey PAIR = SigningKey.parse(Ed25519SecretKey.generate(new Random(3)));
    private static final Instant NOW = Instant.parse("2024-01-15T10:30:00.999Z");
    private static final String SECONDS = "1705314600";
    private static final byte[] BODY = "{\"type\":\"contact.created\"}".getBytes(UTF_8);
    private static final SignedContent CONTENT = new SignedContent("evt_1", SECONDS, BODY);

    private static SignedHeaders headers(SignedContent content, SigningKey... keys) {
        return new SignedHeaders(content.id(), content.timestamp(), StandardWebhooks.sign(List.of(keys), content));
    }

    private static Verification verify(SigningKey key, SignedHeaders headers) {
        return StandardWebhooks.verify(List.of(key), headers, BODY, NOW);
    }

    @Test
    void one_signature_is_version_comma_and_base64() {
        assertThat(StandardWebhooks.sign(List.of(OLD), CONTENT)).matches("v1,[A-Za-z0-9+/]{43}=");
        assertThat(StandardWebhooks.sign(List.of(PAIR), CONTENT)).matches("v1a,[A-Za-z0-9+/]{86}==");
    }

    @Test
    void several_have_a_space_between_and_each_key_finds_its_own() {
        SignedHeaders headers = headers(CONTENT, NEW, PAIR, OLD);
        assertThat(headers.signature()).matches("v1,\\S{44} v1a,\\S{88} v1,\\S{44}");
        assertThat(List.of(NEW, PAIR, OLD)).allMatch(key -> verify(key, headers) == Verification.ACCEPTED);
    }

    @Test
    void a_receiver_in_the_middle_of_a_rotation_knows_two_keys() {
        assertThat(StandardWebhooks.verify(List.of(NEW, OLD), headers(CONTENT, OLD), BODY, NOW))
                .isEqualTo(Verification.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "1705314300, ACCEPTED",
        "1705314299, TOO_OLD",
        "1705314900, ACCEPTED",
        "1705314901, TOO_NEW",
        "0, TOO_OLD",
        "999999999999, TOO_NEW"
    })
    void a_timestamp_may_be_300_seconds_away(String seconds, Verification expected) {
        SignedContent content = new SignedContent("evt_1", seconds, BODY);
        assertThat(verify(OLD, headers(content, OLD))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1705314600.5", " 1705314600", "+1705314600", "17e8", "1705314600000000", "١٧"})
    void a_timestamp_is_a_whole_number(String timestamp) {
        SignedContent content = new SignedContent("evt_1", timestamp, BODY);
        assertThat(verify(OLD, headers(content, OLD))).isEqualTo(Verification.MALFORMED_TIMESTAMP);
    }

    @Test
    void no_header_may_be_missing() {
        String signature = StandardWebhooks.sign(List.of(OLD), CONTENT);
        assertThat(List.of(
                        new SignedHeaders(null, SECONDS, signature),
                        new SignedHeaders("", SECONDS, signature),
                        new SignedHeaders("evt_1", null, signature),
                        new SignedHeaders("evt_1", SECONDS, null),
                        new SignedHeaders("evt_1", SECONDS, "")))
                .allMatch(headers -> verify(OLD, headers) == Verification.INCOMPLETE);
    }

    @Test
    void id_time_body_and_key_are_all_signed() {
        SignedHeaders good = headers(CONTENT, OLD);
        assertThat(verify(OLD, good)).isEqualTo(Verification.ACCEPTED);
        assertThat(verify(OLD, new SignedHeaders("evt_2", SECONDS, good.signature())))
                .isEqualTo(Verification.NO_MATCH);
        assertThat(verify(OLD, new SignedHeaders("evt_1", "1705314601", good.signature())))
                .isEqualTo(Verification.NO_MATCH);
        assertThat(verify(NEW, good)).isEqualTo(Verification.NO_MATCH);
        assertThat(StandardWebhooks.verify(List.of(OLD), good, "{}".getBytes(UTF_8), NOW))
                .isEqualTo(Verification.NO_MATCH);
        assertThat(StandardWebhooks.verify(List.of(), good, BODY, NOW)).isEqualTo(Verification.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2,%s", "%s", ",%s", "v1a,%s", "v1,%s,", "v1,", "v1", "V1,%s", "v1,!%s", "v1,%.40s"})
    void a_signature_of_another_form_does_not_match(String form) {
        String base64 = StandardWebhooks.sign(List.of(OLD), CONTENT).substring(3);
        assertThat(verify(OLD, new SignedHeaders("evt_1", SECONDS, form.formatted(base64))))
                .isEqualTo(Verification.NO_MATCH);
    }

    @Test
    void unknown_versions_are_passed_over_but_not_without_end() {
        String good = StandardWebhooks.sign(List.of(OLD), CONTENT);
        String before = String.join(" ", Collections.nCopies(19, "v9,AAAA"));
        assertThat(verify(OLD, new SignedHeaders("evt_1", SECONDS, before + " " + good)))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(verify(OLD, new SignedHeaders("evt_1", SECONDS, "v9,AAAA " + before + " " + good)))
                .isEqualTo(Verification.NO_MATCH);
    }

    @Property(seed = "20261121", tries = 300)
    void what_is_signed_is_accepted_and_one_changed_bit_is_not(
            @ForAll @Size(min = 1, max = 40) byte[] body, @ForAll @IntRange(max = 319) int where) {
        SignedHeaders headers = headers(new SignedContent("evt_1", SECONDS, body), NEW);
        assertThat(StandardWebhooks.verify(List.of(NEW), headers, body, NOW)).isEqualTo(Verification.ACCEPTED);
        body[where / 8 % body.length] ^= (byte) (1 << (where % 8));
        assertThat(StandardWebhooks.verify(List.of(NEW), headers, body, NOW)).isEqualTo(Verification.NO_MATCH);
    }

    @Test
    void a_webhook_signs_with_every_standard_secret_it_has() {
        Secret current = Secret.generate(new Random(2));
        Secret previous = Secret.generate(new Random(1));
        Secret made = new Secret("my-secret-key");
        assertThat(new SigningKeys(current, List.of(previous)).standard(CONTENT))
                .contains(StandardWebhooks.sign(List.of(NEW, OLD), CONTENT));
        assertThat(new SigningKeys(made, List.of(previous)).standard(CONTENT))
                .contains(StandardWebhooks.sign(List.of(OLD), CONTENT));
        assertThat(SigningKeys.of(made).standard(CONTENT)).isEmpty();
        assertThat(new SigningKeys(made, List.of(previous)).sha256("a".getBytes(UTF_8), "b".getBytes(UTF_8)))
                .isEqualTo(Sha256Signature.of(made.utf8(), "ab".getBytes(UTF_8)));
        assertThat(SigningKeys.of(current).sha256(BODY)).isEqualTo(Sha256Signature.of(current.utf8(), BODY));
    }
}
