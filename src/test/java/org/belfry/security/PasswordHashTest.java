package org.belfry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.belfry.kernel.Secret;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PASSWORD = "correct horse ä battery";

    private final PasswordHash hash = PasswordHash.of(new Secret(PASSWORD), 10, RANDOM);

    @Test
    void fits_its_password_and_no_other() {
        assertThat(hash.fits(PASSWORD)).isTrue();
        assertThat(hash.fits(PASSWORD + " ")).isFalse();
        assertThat(hash.fits("")).isFalse();
    }

    @Test
    void is_salted() {
        assertThat(PasswordHash.of(new Secret(PASSWORD), 10, RANDOM)).isNotEqualTo(hash);
    }

    /** Made by Python's hashlib.pbkdf2_hmac, so that a change of the function does not lock everybody out. */
    @Test
    void is_what_other_programs_make_of_a_password() {
        PasswordHash known = new PasswordHash(
                "pbkdf2-sha512$1000$c2FsdHNhbHRzYWx0c2FsdA==$75P+RZxq8vd2svLOAJQpLizAFiLhjdeADNTEHKDzwms=");
        assertThat(known.fits(PASSWORD)).isTrue();
        assertThat(known.fits("another")).isFalse();
    }

    @Test
    void is_as_costly_as_it_was_made() {
        assertThat(hash.text()).startsWith("pbkdf2-sha512$10$");
        assertThat(PasswordHash.USUAL_ITERATIONS).isGreaterThanOrEqualTo(210_000);
    }

    @Test
    void nobodys_fits_nothing() {
        assertThat(PasswordHash.ofNobody(10, RANDOM).fits("")).isFalse();
    }

    @Test
    void does_not_print_itself() {
        assertThat(hash).hasToString("PasswordHash[…]");
    }

    @Test
    void a_form_that_is_not_known_is_an_error_and_no_refusal() {
        assertThatThrownBy(() -> new PasswordHash("plain").fits("plain")).isInstanceOf(IllegalStateException.class);
    }
}
