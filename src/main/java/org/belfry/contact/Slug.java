package org.belfry.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name by which a list or tag is found again: what was called {@code VIP Customer} and {@code vip-customer} is one tag.
 *
 * @param value 1 to 64 characters: letters and digits in lower case, of any script, {@code _}, and hyphens between
 */
public record Slug(String value) implements Comparable<Slug> {
    private static final int LONGEST = 64;
    private static final Pattern ACCENTS_OF_LATIN = Pattern.compile("(?<=\\p{IsLatin})[\\u0300-\\u036f]+");
    private static final Pattern REST = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");
    private static final Pattern OUTER_HYPHENS = Pattern.compile("^-+|-+$");

    /** @throws IllegalArgumentException when {@code value} is not its own slug */
    public Slug {
        if (!make(value).equals(value) || value.isEmpty()) {
            throw new IllegalArgumentException("Not a slug (%d characters)".formatted(value.length()));
        }
    }

    /** The slug of a title: lower case, Latin letters without accents, a hyphen for whatever is neither letter nor digit. */
    public static Optional<Slug> of(String title) {
        String slug = make(title);
        // Rare letters change once more when they are read again; such a title has no slug that would find it.
        return slug.isEmpty() || !make(slug).equals(slug) ? Optional.empty() : Optional.of(new Slug(slug));
    }

    private static String make(String title) {
        String plain = withoutAccents(withoutAccents(title).toLowerCase(Locale.ROOT));
        String words =
                OUTER_HYPHENS.matcher(REST.matcher(plain).replaceAll("-")).replaceAll("");
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : OUTER_HYPHENS
                        .matcher(words.substring(0, words.offsetByCodePoints(0, LONGEST)))
                        .replaceAll("");
    }

    private static String withoutAccents(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return Normalizer.normalize(ACCENTS_OF_LATIN.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
