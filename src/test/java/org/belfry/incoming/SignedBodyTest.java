package org.belfry.incoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belfry.kernel.Secret;
import org.belfry.signing.HmacSha256;
import org.belfry.signing.SignedContent;
import org.belfry.signing.SigningKey;
import org.belfry.signing.StandardWebhooks;
import org.junit.jupiter.api.Test;

class SignedBodyTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=");
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);

    private final Map<String, String> headers = new HashMap<>();

    private boolean accepts(Secret secret, Instant now) {
        Knock knock = new Knock(
                "a1b2c3d4e5f6",
                InetAddress.getLoopbackAddress(),
                name -> Optional.ofNullable(headers.get(name)).map(List::of).orElse(List.of()),
                null,
                BODY);
        return new SignedBody(secret).accepts(knock, now);
    }

    private void signStandard() {
        String seconds = Long.toString(NOON.getEpochSecond());
        headers.put(StandardWebhooks.ID, "msg_1");
        headers.put(StandardWebhooks.TIMESTAMP, seconds);
        headers.put(
                StandardWebhooks.SIGNATURE,
                StandardWebhooks.sign(
                        List.of(SigningKey.find(SECRET).orElseThrow()), new SignedContent("msg_1", seconds, BODY)));
    }

    private void signPlain(String key) {
        headers.put(
                "X-Webhook-Signature", "sha256=" + HexFormat.of().formatHex(HmacSha256.of(key.getBytes(UTF_8), BODY)));
    }

    @Test
    void either_signature_will_do_and_none_will_not() {
        assertThat(accepts(SECRET, NOON)).isFalse();
        signStandard();
        assertThat(accepts(SECRET, NOON)).isTrue();
        headers.clear();
        signPlain(SECRET.reveal());
        assertThat(accepts(SECRET, NOON)).isTrue();
    }

    @Test
    void a_standard_signature_is_good_for_300_seconds() {
        signStandard();
        assertThat(accepts(SECRET, NOON.plus(StandardWebhooks.TOLERANCE))).isTrue();
        assertThat(accepts(SECRET, NOON.plus(StandardWebhooks.TOLERANCE).plusSeconds(1)))
                .isFalse();
        assertThat(accepts(SECRET, NOON.minus(StandardWebhooks.TOLERANCE).minusSeconds(1)))
                .isFalse();
    }

    @Test
    void of_two_signatures_both_must_be_right() {
        signStandard();
        signPlain("other");
        assertThat(accepts(SECRET, NOON)).isFalse();
        signPlain(SECRET.reveal());
        headers.put(StandardWebhooks.SIGNATURE, "v1,AAAA");
        assertThat(accepts(SECRET, NOON)).isFalse();
    }

    @Test
    void a_secret_that_is_no_standard_key_knows_the_plain_signature_only() {
        signStandard();
        assertThat(accepts(new Secret("shared"), NOON)).isFalse();
        signPlain("shared");
        assertThat(accepts(new Secret("shared"), NOON)).isTrue();
    }
}
