package org.belfry.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A date written by one pattern, written by another. The patterns are those of {@link DateTimeFormatter}, month and day
 * names are English in any case. Strict: the 31st of February is no date. A date without a time is at midnight, one
 * without a zone is UTC; two-digit years are 2000 to 2099.
 *
 * @param from by which a text is read; must name a whole date
 * @param to by which it is written
 */
public record DateRewrite(String from, String to) {
    // A leap day, no number twice, after noon: what two readings of a pattern could disagree about.
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2004, 2, 29, 13, 14, 15, 167_000_000, ZoneOffset.UTC);

    private static final List<ChronoField> PARTS_OF_A_TIME =
            List.of(ChronoField.HOUR_OF_AMPM, ChronoField.MINUTE_OF_HOUR, ChronoField.AMPM_OF_DAY);

    /** Why {@code from} cannot read dates; empty when it can. */
    static Optional<String> faultOfReading(String from) {
        try {
            TemporalAccessor parsed = reader(from).parse(reader(from).format(SAMPLE));
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (!SAMPLE.toLocalDate().equals(date)) {
                return Optional.of("Must name a whole date: day (dd), month (MM) and year (yyyy).");
            }
            boolean noTime = parsed.query(TemporalQueries.localTime()) == null;
            return noTime && PARTS_OF_A_TIME.stream().anyMatch(parsed::isSupported)
                    ? Optional.of("Must name a whole time: HH and mm, or hh, mm and a.")
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.of("Is not a pattern of dates such as dd/MM/yyyy.");
        }
    }

    /** Why {@code to} cannot write dates; empty when it can. */
    static Optional<String> faultOfWriting(String to) {
        try {
            return reader(to).format(SAMPLE).isBlank()
                    ? Optional.of("Must write something of the date.")
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.of("Is not a pattern of dates such as yyyy-MM-dd.");
        }
    }

    /**
     * The same date, written the other way.
     *
     * @throws DateTimeException when {@code text} is not a date of the form
     */
    String rewrite(String text) {
        TemporalAccessor parsed = reader(from).parse(text.strip());
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            throw new DateTimeException("No whole date");
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId zone = parsed.query(TemporalQueries.zone());
        ZonedDateTime moment =
                ZonedDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time, zone == null ? ZoneOffset.UTC : zone);
        return reader(to).format(moment);
    }

    private static DateTimeFormatter reader(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                // So that yyyy, a year of an era, is a year in strict reading too.
                .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
