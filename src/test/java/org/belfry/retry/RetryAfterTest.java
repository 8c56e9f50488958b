package org.belfry.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource({"0, PT0S", "120, PT2M", "' 120\t', PT2M", "00000000000000000007, PT7S", "86400, PT24H"})
    void reads_seconds(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Fri, 06 Nov 2026 08:49:37 GMT", "Friday, 06-Nov-26 08:49:37 GMT", "Fri Nov  6 08:49:37 2026"})
    void reads_the_three_forms_of_a_date(String header) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"86401", "999999999", "99999999999999999999999999", "Sat, 07 Nov 2026 08:49:08 GMT"})
    void waits_24_hours_at_most(String header) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofHours(24));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "soon",
                "0x10",
                "١٢",
                "12 seconds",
                "Fri, 06 Nov 2026",
                "Fri, 06 Nov 2026 08:49:06 GMT",
                "Mon, 06 Nov 2026 08:49:37 GMT",
                "Fri, 06 Nov 2026 08:49:37 CET"
            })
    void nothing_else_counts(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Property(seed = "20261121", tries = 500)
    void never_fails_and_never_leaves_its_range(@ForAll String header) {
        RetryAfter.parse(header, NOW).ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, RetryAfter.LONGEST));
    }

    @Test
    void a_date_that_is_now_is_no_wait() {
        assertThat(RetryAfter.parse("Fri, 06 Nov 2026 08:49:07 GMT", NOW)).contains(Duration.ZERO);
    }
}
