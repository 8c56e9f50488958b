package org.belfry.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSecretsTest {
    private static final String SECRET = "whsec_c2VjcmV0IHNlY3JldA==";

    private final KnownSecrets known = new KnownSecrets();

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "admin:"})
    void a_secret_is_found_whatever_stands_before_and_behind_it(String before) {
        known.add("ours", SECRET);
        byte[] bytes = (before + SECRET + "z").getBytes(UTF_8);

        assertFound("x" + before + SECRET + "x");
        assertFound(Base64.getEncoder().encodeToString(bytes));
        assertFound(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        assertFound(HexFormat.of().formatHex(bytes));
        assertFound(before + "secret secret");
    }

    @Test
    void what_is_like_it_is_not_found_and_keys_are_found_as_text_and_as_bytes() {
        String key = Base64.getEncoder().encodeToString("12345678901234567890123456789012".getBytes(UTF_8));
        known.addKey("key", key);
        assertThatCode(() -> known.assertNoneIn("it", "1234567890123456789012345678901_" + SECRET))
                .doesNotThrowAnyException();
        assertFound(key);
        assertFound("12345678901234567890123456789012");
    }

    private void assertFound(String text) {
        assertThatThrownBy(() -> known.assertNoneIn("it", text.getBytes(UTF_8))).isInstanceOf(AssertionError.class);
    }
}
