package org.belfry.targetauth;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.belfry.kernel.Echo;

/** Which headers an owner may choose. Every refusal is one sentence that names the header. */
final class HeaderRules {
    /** How many a webhook may have. */
    static final int MOST = 32;

    static final int LONGEST_NAME = 128;
    static final int LONGEST_VALUE = 4096;

    /** Where a message ends, how it is coded, to whom it goes, and what counts for one connection only. */
    private static final Set<String> TRANSPORT = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> COOKIES = Set.of("cookie", "cookie2", "set-cookie", "set-cookie2");

    /** What proxies tell of a request that they pass on; servers behind them believe it. */
    private static final Set<String> FORWARDING = Set.of(
            "cf-connecting-ip",
            "client-ip",
            "forwarded",
            "true-client-ip",
            "via",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-original-host",
            "x-original-url",
            "x-originating-ip",
            "x-real-ip",
            "x-remote-addr",
            "x-remote-ip",
            "x-rewrite-url");

    private static final String FORWARDED = "x-forwarded-";

    /** How the headers of the dialects begin that are theirs alone. */
    private static final List<String> OURS =
            List.of("webhook-", "x-belfry-", "x-fluent-", "x-fluentcrm-", "x-webhook-signature");

    /** Set by every dialect, last: a credential under such a name would never arrive. */
    private static final Set<String> OVERWRITTEN = Set.of("content-type", "user-agent");

    private HeaderRules() {}

    /** @throws IllegalArgumentException when there are too many, or two of one name */
    static void checkNames(Collection<String> names) {
        if (names.size() > MOST) {
            throw new IllegalArgumentException(
                    "A webhook has at most %d headers of its own (was %d).".formatted(MOST, names.size()));
        }
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : names) {
            checkName(name);
            if (!seen.add(name)) {
                throw refused(name, "is named twice");
            }
        }
    }

    /** @throws IllegalArgumentException when {@code name} is no header name, or one that nobody may choose */
    static void checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A header needs a name.");
        }
        if (name.length() > LONGEST_NAME || !name.chars().allMatch(HeaderRules::isTokenCharacter)) {
            throw refused(name, "has a name that is none: letters, digits and !#$%&'*+-.^_`|~ are, up to 128");
        }
        // Some servers hand headers on as variables, in which both are the same.
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (TRANSPORT.contains(plain)) {
            throw refused(name, "belongs to the transport and cannot be chosen");
        }
        if (COOKIES.contains(plain)) {
            throw refused(name, "cannot be chosen: webhooks send no cookies");
        }
        if (FORWARDING.contains(plain) || plain.startsWith(FORWARDED)) {
            throw refused(name, "tells of forwarded requests and cannot be chosen");
        }
        if (OURS.stream().anyMatch(plain::startsWith)) {
            throw refused(name, "is written by Belfry itself and cannot be chosen");
        }
    }

    /** @throws IllegalArgumentException when {@code name} is none that can carry a credential */
    static void checkCredentialName(String name) {
        checkName(name);
        if (OVERWRITTEN.contains(name.toLowerCase(Locale.ROOT))) {
            throw refused(name, "is written by every delivery and cannot carry a credential");
        }
    }

    /** @throws IllegalArgumentException when {@code value} would not arrive as it is */
    static void checkValue(String name, String value) {
        if (value.length() > LONGEST_VALUE) {
            throw refused(name, "has a value of more than %d characters".formatted(LONGEST_VALUE));
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw refused(name, "has a value with other characters than printable ASCII");
        }
        if (!value.equals(value.strip())) {
            throw refused(name, "has a value that begins or ends with a space");
        }
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("The header " + Echo.of(name) + " " + why + ".");
    }
}
