package org.belfry.kernel;

import java.io.Serializable;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of one event, the same in every delivery and every retry. A dot is not allowed: Standard Webhooks signs
 * {@code id.timestamp.body}, which would be ambiguous.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record EventId(String value) implements Serializable {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String PREFIX = "evt_";
    private static final char[] CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_CHARS = 10;
    private static final int RANDOM_CHARS = 16;
    private static final int BITS_PER_CHAR = 5;
    private static final long LAST_MILLISECOND = (1L << 48) - 1;
    private static final int HALF = 40;

    /** @throws IllegalArgumentException when {@code value} has another form; at most 80 characters of it are repeated */
    public EventId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An event id is 1 to 64 of A-Z a-z 0-9 _ - (was %s)".formatted(Echo.of(value)));
        }
    }

    /**
     * A new id: {@code evt_} and 26 characters of Crockford's base 32 in lower case, 48 bits of time and 80 of chance, so
     * that ids of later milliseconds sort later.
     *
     * @param epochMillis milliseconds since 1970, 0 to 2^48 - 1
     * @throws IllegalArgumentException when {@code epochMillis} is outside that range
     */
    public static EventId next(long epochMillis, RandomGenerator random) {
        if (epochMillis < 0 || epochMillis > LAST_MILLISECOND) {
            throw new IllegalArgumentException("Milliseconds must fit in 48 bits (were %d)".formatted(epochMillis));
        }
        StringBuilder id = new StringBuilder(PREFIX.length() + TIME_CHARS + RANDOM_CHARS).append(PREFIX);
        append(id, epochMillis, TIME_CHARS);
        append(id, random.nextLong() >>> (Long.SIZE - HALF), RANDOM_CHARS / 2);
        append(id, random.nextLong() >>> (Long.SIZE - HALF), RANDOM_CHARS / 2);
        return new EventId(id.toString());
    }

    private static void append(StringBuilder id, long bits, int chars) {
        for (int left = chars - 1; left >= 0; left--) {
            id.append(CROCKFORD[(int) (bits >>> (left * BITS_PER_CHAR)) & 31]);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
