package org.belfry.retry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Retry-After} header of RFC 9110, section 10.2.3. */
public final class RetryAfter {
    /** The longest wait that is honoured. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int DIGITS_THAT_COUNT = 9;

    // The three forms of a date that RFC 9110, section 5.6.7, wants recipients to accept.
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-uu HH:mm:ss 'GMT'", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));

    private RetryAfter() {}

    /**
     * How long the header asks to wait from {@code now}: zero or more, at most {@link #LONGEST}. Empty when it is neither
     * seconds nor a date, or when the date has passed.
     */
    public static Optional<Duration> parse(String headerValue, Instant now) {
        String value = headerValue.strip();
        Optional<Duration> wait = SECONDS.matcher(value).matches()
                ? Optional.of(seconds(value))
                : date(value).map(date -> Duration.between(now, date));
        return wait.filter(asked -> !asked.isNegative()).map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS_THAT_COUNT ? LONGEST : Duration.ofSeconds(Long.parseLong(significant));
    }

    private static Optional<Instant> date(String value) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException e) {
                // Another form may fit.
            }
        }
        return Optional.empty();
    }
}
