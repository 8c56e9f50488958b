package org.belfry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRewriteTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd/MM/yyyy | yyyy-MM-dd | 31/12/2023 | 2023-12-31",
                "dd/MM/yyyy | yyyy-MM-dd | 29/02/2024 | 2024-02-29",
                "d.M.yy | yyyy-MM-dd | 1.2.24 | 2024-02-01",
                "uuuuMMdd | d MMMM uuuu | 20240115 | 15 January 2024",
                "dd MMM yyyy | yyyy-MM-dd | 15 JAN 2024 | 2024-01-15",
                "yyyy-MM-dd'T'HH:mm:ssXXX | yyyy-MM-dd HH:mm:ss | 2024-01-15T10:30:00+02:00 | 2024-01-15 10:30:00",
                "MM/dd/yyyy hh:mm a | yyyy-MM-dd'T'HH:mm:ss'Z' | 01/15/2024 02:05 pm | 2024-01-15T14:05:00Z",
                "yyyy-MM-dd | yyyy-MM-dd'T'HH:mm:ssX | 2024-01-15 | 2024-01-15T00:00:00Z",
                "yyyy-MM-dd[ HH:mm] | dd.MM.yyyy HH:mm | 2024-01-15 | 15.01.2024 00:00",
            })
    void writes_a_date_another_way(String from, String to, String text, String written) {
        assertThat(DateRewrite.faultOfReading(from)).isEmpty();
        assertThat(DateRewrite.faultOfWriting(to)).isEmpty();
        assertThat(new DateRewrite(from, to).rewrite(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31/02/2024", "29/02/2023", "00/01/2024", "1/1/2024", "15/01/24", "15/01/2024 10:00", "", "x"})
    void what_is_no_such_date_is_none(String text) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> new DateRewrite("dd/MM/yyyy", "yyyy-MM-dd").rewrite(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd/mm/yyyy | Must name a whole date",
                "dd/MM | Must name a whole date",
                "HH:mm | Must name a whole date",
                "dd/MM/yyyy hh:mm | Must name a whole time",
                "dd/MM/yyyy mm | Must name a whole time",
                "dd/MM/bbbb | Is not a pattern",
                "dd/MM/yyyy 'at | Is not a pattern",
                "plain text | Is not a pattern",
            })
    void a_pattern_that_cannot_read_dates_is_told(String pattern, String reason) {
        assertThat(DateRewrite.faultOfReading(pattern))
                .hasValueSatisfying(told -> assertThat(told).startsWith(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM-dd'", "bbbb", "{", "jjj"})
    void a_pattern_that_cannot_write_dates_is_told(String pattern) {
        assertThat(DateRewrite.faultOfWriting(pattern)).isPresent();
    }

    @Property
    void there_and_back_is_the_same_date(@ForAll @IntRange(max = 200_000) int days) {
        LocalDate date = LocalDate.of(1800, 1, 1).plus(days, ChronoUnit.DAYS);
        String text = date.format(DateTimeFormatter.ofPattern("dd/MM/uuuu"));
        String there = new DateRewrite("dd/MM/yyyy", "EEEE, d MMMM yyyy").rewrite(text);
        assertThat(new DateRewrite("EEEE, d MMMM yyyy", "dd/MM/yyyy").rewrite(there))
                .isEqualTo(text);
    }
}
