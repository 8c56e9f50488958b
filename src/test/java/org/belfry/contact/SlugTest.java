package org.belfry.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "vip, vip",
        "VIP Customer, vip-customer",
        "'  Black Friday — 2024!! ', black-friday-2024",
        "Été à Paris, ete-a-paris",
        "snake_case, snake_case",
        "Клиент Йога, клиент-йога",
        "東京, 東京",
        "ＶＩＰ, vip",
        "--a--b--, a-b",
    })
    void finds_a_label_again_however_it_is_written(String title, String slug) {
        assertThat(Slug.of(title)).contains(new Slug(slug));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!!", "-", "😀"})
    void a_title_without_letters_and_digits_has_none(String title) {
        assertThat(Slug.of(title)).isEmpty();
    }

    @Test
    void is_cut_after_64_characters_and_never_within_one() {
        assertThat(Slug.of("a".repeat(63) + " b")).contains(new Slug("a".repeat(63)));
        assertThat(Slug.of("𠀀".repeat(70))).contains(new Slug("𠀀".repeat(64)));
    }

    @Test
    void cannot_be_made_of_a_title() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug("VIP"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(""));
    }

    @Property
    void the_slug_of_a_slug_is_itself(@ForAll @StringLength(max = 100) String title) {
        Slug.of(title).ifPresent(slug -> assertThat(Slug.of(slug.value())).contains(slug));
    }
}
