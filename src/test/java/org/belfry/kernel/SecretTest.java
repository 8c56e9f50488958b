package org.belfry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTest {
    @ParameterizedTest
    @CsvSource({
        "whsec_AbCdefghijklmnop, whsec_AbC…",
        "my-secret-key, my-…",
        "abc, …",
        "abcd, a…",
        "abcdefgh, ab…",
        "abcdefghijkl, abc…",
        "whsec_, whsec_…",
        "whsec_abc, whsec_…",
        "ab😀😀😀cdef, ab…"
    })
    void shows_at_most_three_characters_and_a_quarter(String text, String masked) {
        assertThat(new Secret(text).masked()).isEqualTo(masked);
        assertThat(new Secret(text)).hasToString(masked);
    }

    @Test
    void reveals_itself_only_when_asked() {
        Secret secret = new Secret("clé secrète");
        assertThat(secret.reveal()).isEqualTo("clé secrète");
        assertThat(secret.utf8()).hasSize(13);
        assertThat(secret.toString()).doesNotContain("secr");
        assertThat(secret).isNotInstanceOf(Serializable.class);
    }

    @Test
    void compares_by_content() {
        assertThat(new Secret("one")).isEqualTo(new Secret("one")).hasSameHashCodeAs(new Secret("one"));
        assertThat(new Secret("one")).isNotEqualTo(new Secret("two"));
        assertThat(new Secret("one")).isNotEqualTo(new Secret("one "));
    }

    @Test
    void generates_32_random_bytes_in_padded_base64() {
        Random random = new Random(7);
        Secret first = Secret.generate(random);
        assertThat(first.reveal()).startsWith("whsec_").endsWith("=").hasSize(6 + 44);
        assertThat(Base64.getDecoder().decode(first.reveal().substring(6))).hasSize(32);
        assertThat(Secret.generate(random)).isNotEqualTo(first);
    }

    @Test
    void must_not_be_empty() {
        assertThatThrownBy(() -> new Secret("")).isInstanceOf(IllegalArgumentException.class);
    }
}
