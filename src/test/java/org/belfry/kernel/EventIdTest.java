package org.belfry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "evt_01HZ-x", "0123456789012345678901234567890123456789012345678901234567890123"})
    void takes_letters_digits_underscore_and_hyphen(String value) {
        assertThat(new EventId(value)).isEqualTo(new EventId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a.b", "a b", "é", "a\n", "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void refuses_any_other_form(String value) {
        assertThatThrownBy(() -> new EventId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An event id is 1 to 64 of A-Z a-z 0-9 _ - (was ");
    }

    @Test
    void repeats_at_most_80_characters_of_what_it_refuses_on_one_line() {
        assertThatThrownBy(() -> new EventId("x\n\u0007".repeat(500)))
                .hasMessage("An event id is 1 to 64 of A-Z a-z 0-9 _ - (was " + "x??".repeat(26) + "x…)");
    }

    @Test
    void next_spells_48_bits_of_time_and_80_of_chance_in_lower_case_base_32() {
        Random ones = new Random() {
            @Override
            public long nextLong() {
                return -1;
            }
        };
        // The first ten characters are those of the ULID specification's example, 01ARZ3NDEK.
        assertThat(EventId.next(1_469_922_850_259L, ones).value()).isEqualTo("evt_01arz3ndek" + "z".repeat(16));
        assertThat(EventId.next((1L << 48) - 1, ones).value()).isEqualTo("evt_7" + "z".repeat(25));
        assertThat(EventId.next(0, ones).value()).isEqualTo("evt_" + "0".repeat(10) + "z".repeat(16));
    }

    @Test
    void later_ids_sort_later() {
        Random random = new Random(7);
        String before = EventId.next(1_700_000_000_000L, random).value();
        for (int step = 1; step < 2000; step++) {
            String after = EventId.next(1_700_000_000_000L + step * 37L, random).value();
            assertThat(after).isGreaterThan(before);
            before = after;
        }
    }

    @Test
    void ids_of_one_millisecond_differ() {
        Random random = new Random(7);
        Set<EventId> ids = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            ids.add(EventId.next(1_700_000_000_000L, random));
        }
        assertThat(ids).hasSize(5000);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 48})
    void refuses_a_time_that_does_not_fit(long epochMillis) {
        assertThatThrownBy(() -> EventId.next(epochMillis, new Random(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("48 bits");
    }
}
