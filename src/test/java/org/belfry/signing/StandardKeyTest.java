package org.belfry.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.belfry.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardKeyTest {
    // The example that implementations of Standard Webhooks share.
    private static final SignedContent EXAMPLE =
            new SignedContent("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}".getBytes(UTF_8));
    private static final String SHARED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PAIR =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
    private static final String PUBLIC = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";

    private static String base64(int bytes) {
        byte[] key = new byte[bytes];
        new Random(7).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static void assertRefused(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardKey.parse(new Secret(text)))
                .withMessage(sentence);
        assertThat(SigningKey.find(new Secret(text))).isEmpty();
    }

    @Test
    void a_shared_key_signs_as_others_do() {
        SigningKey key = SigningKey.parse(new Secret(SHARED));
        assertThat(key.version()).isEqualTo("v1");
        assertThat(Base64.getEncoder().encodeToString(key.sign(EXAMPLE)))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(key.accepts(EXAMPLE, key.sign(EXAMPLE))).isTrue();
        assertThat(key.accepts(EXAMPLE, new byte[32])).isFalse();
    }

    @Test
    void a_pair_signs_as_others_do() {
        Ed25519SecretKey key = (Ed25519SecretKey) SigningKey.parse(new Secret(PAIR));
        assertThat(key.version()).isEqualTo("v1a");
        assertThat(Base64.getEncoder().encodeToString(key.sign(EXAMPLE)))
                .isEqualTo("hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
        assertThat(key.publicKey().text()).isEqualTo(PUBLIC);
        assertThat(key.accepts(EXAMPLE, key.sign(EXAMPLE))).isTrue();
    }

    @Test
    void a_pair_needs_no_public_half() {
        String seed = Base64.getEncoder()
                .encodeToString(
                        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        Ed25519SecretKey key = (Ed25519SecretKey) SigningKey.parse(new Secret("whsk_" + seed));
        // The public key of RFC 8032, section 7.1, test 1.
        assertThat(key.publicKey().text()).isEqualTo("whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    }

    @Test
    void a_public_key_checks_what_its_pair_signed_and_nothing_else() {
        StandardKey key = StandardKey.parse(new Secret(PUBLIC));
        byte[] signature = SigningKey.parse(new Secret(PAIR)).sign(EXAMPLE);
        assertThat(key.version()).isEqualTo("v1a");
        assertThat(key.accepts(EXAMPLE, signature)).isTrue();
        assertThat(key.accepts(new SignedContent(EXAMPLE.id(), "1614265331", EXAMPLE.body()), signature))
                .isFalse();
        assertThat(key.accepts(new SignedContent(EXAMPLE.id(), EXAMPLE.timestamp(), new byte[1]), signature))
                .isFalse();
        assertThat(key.accepts(EXAMPLE, new byte[63])).isFalse();
        assertThat(key.accepts(EXAMPLE, new byte[64])).isFalse();
        assertThat(SigningKey.find(new Secret(PUBLIC))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25, 32, 63, 64})
    void a_shared_key_has_24_to_64_bytes(int bytes) {
        assertThat(StandardKey.parse(new Secret("whsec_" + base64(bytes)))).isInstanceOf(SharedKey.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 65, 100})
    void a_shared_key_has_no_other_length(int bytes) {
        assertRefused("whsec_" + base64(bytes), "Behind whsec_ a secret has base64 of 24 to 64 bytes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // White space, the URL alphabet, missing padding, bits that mean nothing.
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAA",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAB==",
                "not base64 at all, but long enough"
            })
    void a_shared_key_is_strict_base64(String text) {
        assertRefused("whsec_" + text, "Behind whsec_ a secret has base64 of 24 to 64 bytes.");
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 33, 63, 65})
    void a_pair_has_32_or_64_bytes(int bytes) {
        assertRefused(
                "whsk_" + base64(bytes),
                "Behind whsk_ a secret has base64 of an Ed25519 key, 32 bytes, or 64 with the public key.");
    }

    @Test
    void a_pair_whose_halves_do_not_belong_together_is_refused() {
        assertRefused("whsk_" + base64(64), "The two halves of the secret behind whsk_ do not belong together.");
    }

    @ParameterizedTest
    // One byte too few; not a point of the curve; nothing.
    @ValueSource(
            strings = {
                "1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOig==",
                "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                ""
            })
    void a_public_key_is_a_point_of_the_curve(String text) {
        assertRefused("whpk_" + text, "Behind whpk_ a key has base64 of the 32 bytes of an Ed25519 public key.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"my-secret-key", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void a_secret_of_another_kind_is_no_key(String text) {
        assertRefused(text, "A Standard Webhooks secret begins with whsec_ or whsk_.");
    }

    @Test
    void what_is_generated_is_valid_and_never_twice_the_same() {
        SecureRandom random = new SecureRandom();
        assertThat(StandardKey.parse(Secret.generate(random))).isInstanceOf(SharedKey.class);
        Secret pair = Ed25519SecretKey.generate(random);
        assertThat(StandardKey.parse(pair)).isInstanceOf(Ed25519SecretKey.class);
        assertThat(Base64.getDecoder().decode(pair.reveal().substring(5))).hasSize(64);
        assertThat(Ed25519SecretKey.generate(random)).isNotEqualTo(pair);
    }

    @Test
    void a_key_does_not_print_itself() {
        assertThat(SigningKey.parse(new Secret(SHARED))).hasToString("whsec_…");
        assertThat(SigningKey.parse(new Secret(PAIR))).hasToString("whsk_…");
        assertThat(StandardKey.parse(new Secret(PUBLIC))).hasToString(PUBLIC);
        assertThat(SigningKeys.of(new Secret("my-secret-key"))).hasToString("SigningKeys[…]");
        assertThat(EXAMPLE).hasToString("SignedContent[msg_p5jXN8AQM9LWM0D4loKWxJek]");
    }
}
