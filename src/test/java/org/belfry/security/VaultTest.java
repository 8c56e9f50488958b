package org.belfry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.belfry.kernel.Secret;
import org.belfry.security.Vault.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several master keys: the first one seals, all of them open. */
class VaultTest {
    private static final Place PLACE = new Place("webhook", "1", "secret");
    private static final Secret SECRET = new Secret("whsec_c2VjcmV0");
    private static final String ONE = key(1);
    private static final String TWO = key(2);

    private final AtomicReference<String> file = new AtomicReference<>(ONE);
    private final Vault vault = new Vault(() -> MasterKeys.linedUp(file.get()), new SecureRandom());

    @Test
    void the_first_key_seals_and_all_keys_open() {
        byte[] old = vault.seal(SECRET, PLACE);
        Vault both = vault(TWO + "," + ONE);
        byte[] fresh = both.seal(SECRET, PLACE);

        assertThat(both.open(old, PLACE)).isEqualTo(SECRET);
        assertThat(both.open(fresh, PLACE)).isEqualTo(SECRET);
        assertThat(both.keyId()).isEqualTo(vault(TWO).keyId()).matches("[0-9a-f]{8}");
        assertThat(both.keyIds()).containsExactlyInAnyOrder(vault.keyId(), both.keyId());
        assertThat(vault(TWO).open(fresh, PLACE)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault(TWO).open(old, PLACE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("webhook/1/secret")
                .hasMessageContaining(vault.keyId());
    }

    @Test
    void a_secret_opens_at_its_own_place_alone_and_unaltered() {
        byte[] sealed = vault.seal(SECRET, PLACE);
        assertThat(vault.seal(SECRET, PLACE)).as("never twice the same").isNotEqualTo(sealed);
        for (Place other : new Place[] {
            new Place("webhook", "2", "secret"), new Place("webhook", "1", "auth"), new Place("crm", "1", "secret")
        }) {
            assertThatThrownBy(() -> vault.open(sealed, other)).isInstanceOf(IllegalStateException.class);
        }
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> vault.open(altered, PLACE)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> vault.open(new byte[0], PLACE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keys_read_again_seal_at_once_and_those_before_go_on_opening() {
        byte[] old = vault.seal(SECRET, PLACE);
        file.set(TWO);

        vault.readAgain();

        assertThat(vault(TWO).open(vault.seal(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
        assertThat(vault.open(old, PLACE)).isEqualTo(SECRET);
    }

    @Test
    void a_key_that_is_not_known_is_looked_for_in_the_file_again() {
        byte[] sealedByAnotherNode = vault(TWO).seal(SECRET, PLACE);
        assertThatThrownBy(() -> vault.open(sealedByAnotherNode, PLACE)).isInstanceOf(IllegalStateException.class);
        file.set("nonsense");
        assertThatThrownBy(() -> vault.open(sealedByAnotherNode, PLACE)).isInstanceOf(IllegalStateException.class);

        file.set(ONE + "\n\n  " + TWO + " \n");

        assertThat(vault.open(sealedByAnotherNode, PLACE)).isEqualTo(SECRET);
        assertThat(vault.keyId()).isEqualTo(vault(ONE).keyId());
    }

    @Test
    void keys_that_are_wrong_change_nothing() {
        String before = vault.keyId();
        file.set("nonsense");

        assertThatThrownBy(vault::readAgain).hasMessageContaining("key 1 of 1").hasMessageNotContaining("nonsense");
        assertThat(vault.keyId()).isEqualTo(before);
        assertThat(vault.open(vault.seal(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''        | key 1 of 1
                    ONE,      | key 2 of 2
                    ,ONE      | key 1 of 2
                    ONE,TWO,x | key 3 of 3
                    ONE TWO   | key 1 of 1
                    ONE,ONE   | key 2 of 2
                    c2hvcnQ=  | key 1 of 1
                    """)
    void a_wrong_key_is_told_by_its_place_and_not_by_its_text(String text, String which) {
        String keys = text.replace("ONE", ONE).replace("TWO", TWO);
        assertThatThrownBy(() -> MasterKeys.separatedByCommas(keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(which)
                .hasMessageNotContainingAny(ONE, "c2hvcnQ");
    }

    @Test
    void a_file_without_a_key_is_wrong_and_keys_do_not_print_themselves() {
        assertThatThrownBy(() -> MasterKeys.linedUp(" \n")).isInstanceOf(IllegalArgumentException.class);
        assertThat(MasterKeys.linedUp(ONE)).hasToString("[" + vault.keyId() + "]");
        assertThat(MasterKeys.linedUp(ONE).first()).hasToString(vault.keyId());
    }

    private static Vault vault(String keys) {
        return new Vault(() -> MasterKeys.separatedByCommas(keys), new SecureRandom());
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
