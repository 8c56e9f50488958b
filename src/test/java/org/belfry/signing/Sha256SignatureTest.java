package org.belfry.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256SignatureTest {
    private static final byte[] KEY = "Jefe".getBytes(UTF_8);
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final String HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void is_the_lower_case_code_behind_its_algorithm() {
        assertThat(Sha256Signature.of(KEY, BODY)).isEqualTo("sha256=" + HEX);
    }

    @Test
    void is_accepted_in_either_case() {
        assertThat(Sha256Signature.matches("sha256=" + HEX, KEY, BODY)).isTrue();
        assertThat(Sha256Signature.matches("sha256=" + HEX.toUpperCase(java.util.Locale.ROOT), KEY, BODY))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                HEX,
                "sha1=" + HEX + "00",
                "SHA256=" + HEX,
                "sha256=" + HEX + "0",
                " sha256=" + HEX,
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384g",
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384٣"
            })
    void nothing_else_is_accepted(String signature) {
        assertThat(Sha256Signature.matches(signature, KEY, BODY)).isFalse();
    }

    @Property(seed = "20261121", tries = 500)
    void one_changed_bit_of_the_body_is_refused(
            @ForAll @Size(min = 1, max = 40) byte[] body, @ForAll @IntRange(max = 319) int where) {
        String signature = Sha256Signature.of(KEY, body);
        assertThat(Sha256Signature.matches(signature, KEY, body)).isTrue();
        body[where / 8 % body.length] ^= (byte) (1 << (where % 8));
        assertThat(Sha256Signature.matches(signature, KEY, body)).isFalse();
    }
}
