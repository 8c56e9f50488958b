package org.belfry.kernel;

import java.io.Serializable;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of one mailbox, and so the name of one contact. Kept wholly in lower case: RFC 5321 lets the part before
 * the {@code @} mind its case, but no mail provider of weight does, and two contacts that differ in case only are one
 * person twice. CRMs fold it for that reason.
 *
 * @param value as {@link #parse} gives it
 */
public record EmailAddress(String value) implements Serializable {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** ß, ς, ZWNJ, ZWJ: IDNA 2003 and 2008 map them to different names, so they must be given as punycode. */
    private static final String AMBIGUOUS = "\u00DF\u1E9E\u03C2\u200C\u200D";

    private static final Pattern LOCAL_PART =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws IllegalArgumentException when {@code value} is no address in the form that {@link #parse} gives */
    public EmailAddress {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("Not an email address in its normal form: " + Echo.of(value));
        }
    }

    /**
     * The address in {@code text}: spaces around it are left away, letters become lower case, a domain with other letters
     * than ASCII's becomes punycode. Empty for what is none: the part before the {@code @} is a dot-atom of RFC 5322 in
     * ASCII, at most 64 characters (no quotes, no comments); the domain has two labels or more, the last one no number; all
     * together at most 254 characters.
     */
    public static Optional<EmailAddress> parse(String text) {
        String stripped = text.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 1 || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        String address = stripped.substring(0, at).toLowerCase(Locale.ROOT) + '@' + ascii(stripped.substring(at + 1));
        // Lower case of the Kelvin sign is a plain k: what is not ASCII before it is folded is no address.
        return isAscii(stripped.substring(0, at)) && isNormal(address)
                ? Optional.of(new EmailAddress(address))
                : Optional.empty();
    }

    private static boolean isNormal(String value) {
        int at = value.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && value.length() <= LONGEST
                && LOCAL_PART.matcher(value.substring(0, at)).matches()
                && DOMAIN.matcher(value.substring(at + 1)).matches();
    }

    private static String ascii(String domain) {
        if (domain.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
            return "";
        }
        try {
            return (isAscii(domain) ? domain : IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES)).toLowerCase(Locale.ROOT);
        } catch (RuntimeException e) {
            // Besides IllegalArgumentException, broken surrogates make it throw others; an empty domain fits nothing.
            return "";
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    @Override
    public String toString() {
        return value;
    }
}
