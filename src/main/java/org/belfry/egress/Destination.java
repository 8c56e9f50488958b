package org.belfry.egress;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A URL that was read strictly: nothing in it is left to the taste of a second parser. That it is well-formed does not
 * make it allowed; see {@link EgressPolicy}.
 *
 * @param scheme {@code https} or {@code http}
 * @param host a name or a canonical address
 * @param port 1–65535, the scheme's own when the URL named none
 * @param pathAndQuery byte for byte as given, percent-encoding included; begins with a slash
 */
public record Destination(String scheme, Host host, int port, String pathAndQuery) {
    /** The longest URL that is read, in characters. */
    public static final int MAX_URL_LENGTH = 2048;

    public Destination {
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException(Refusal.SCHEME_UNKNOWN.sentence());
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(Refusal.PORT_INVALID.sentence());
        }
        if (!pathAndQuery.startsWith("/") || !UrlText.isPathAndQuery(pathAndQuery)) {
            throw new IllegalArgumentException(Refusal.MALFORMED.sentence());
        }
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException when it is refused; the message is a {@link Refusal#sentence()}
     */
    public static Destination parse(String url) {
        try {
            return DestinationParser.parse(url);
        } catch (UnfitUrlException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The same place with another path and query, for a credential that travels in the query. */
    public Destination withPathAndQuery(String other) {
        return new Destination(scheme, host, port, other);
    }

    public boolean isHttps() {
        return scheme.equals("https");
    }

    /** True when the port is the scheme's own, so that it is left out of the URL and of {@code Host}. */
    public boolean isDefaultPort() {
        return port == (isHttps() ? 443 : 80);
    }

    /** Host, and the port where it is not the scheme's own: the value of a {@code Host} header. */
    public String authority() {
        return isDefaultPort() ? host.text() : host.text() + ':' + port;
    }

    /** The whole URL. May hold a credential in its query: never for a log. */
    public String url() {
        return scheme + "://" + authority() + pathAndQuery;
    }

    /** The address that is known without asking DNS: a literal's own, and 127.0.0.1 for {@code localhost}. */
    public Optional<InetAddress> fixedAddress() {
        if (host instanceof Host.Literal literal) {
            return Optional.of(literal.address());
        }
        return host instanceof Host.Name name && name.isLocalhost()
                ? Optional.of(AddressText.LOOPBACK)
                : Optional.empty();
    }

    /** Scheme, host and port only, because paths and queries carry credentials. */
    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}
