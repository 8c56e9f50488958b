package org.belfry.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import org.belfry.kernel.PlainText;

/**
 * The id that a CRM has given a contact.
 *
 * @param value 1 to 128 characters, no blanks around, no control characters; not only dots, which would lead out of the path
 */
public record CrmId(String value) {
    /** In characters. */
    public static final int LONGEST = 128;

    /** @throws IllegalArgumentException when it has another form */
    public CrmId {
        if (!isId(value)) {
            throw new IllegalArgumentException("Not the id of a contact (%d characters)".formatted(value.length()));
        }
    }

    /** The id that {@code text} is, blanks around it left out. */
    public static Optional<CrmId> of(String text) {
        String bare = text.strip();
        return isId(bare) ? Optional.of(new CrmId(bare)) : Optional.empty();
    }

    private static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.strip().equals(text)
                && PlainText.fits(text)
                && !text.chars().allMatch(c -> c == '.');
    }

    /** As one segment of a path: everything but letters, digits and {@code - _ . *} as percent signs and bytes of UTF-8. */
    public String escaped() {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
