package org.belfry.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void an_id_is_12_of_lower_case_hexadecimal() {
        Set<IncomingWebhookId> ids = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            IncomingWebhookId id = IncomingWebhookId.next(random);
            assertThat(id.value()).matches("[0-9a-f]{12}");
            ids.add(id);
        }
        assertThat(ids).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a1b2c3d4e5f", "a1b2c3d4e5f67", "A1B2C3D4E5F6", "g1b2c3d4e5f6", "a1b2c3d4e5f6\n"})
    void another_form_names_no_webhook(String text) {
        assertThat(IncomingWebhookId.of(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new IncomingWebhookId(text));
    }

    @Test
    void a_token_is_32_characters_that_need_no_escape() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            tokens.add(TokenHash.newToken(random).reveal());
        }
        assertThat(tokens).hasSize(200).allSatisfy(token -> assertThat(token).matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void a_hash_is_sha_256_and_survives_being_kept() {
        TokenHash hash = TokenHash.of("abc");
        assertThat(HexFormat.of().formatHex(hash.bytes()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(TokenHash.stored(hash.bytes())).isEqualTo(hash).isNotEqualTo(TokenHash.of("abd"));
        assertThat(hash.toString()).isEqualTo("TokenHash");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenHash.stored(new byte[31]));
    }
}
