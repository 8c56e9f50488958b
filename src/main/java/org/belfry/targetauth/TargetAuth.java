package org.belfry.targetauth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.belfry.kernel.Echo;
import org.belfry.kernel.Secret;

/** How a webhook authenticates itself at its target. None of them prints its secrets. */
public sealed interface TargetAuth {
    /** How it is called in the native API. */
    String type();

    /** The headers it sets, in order. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** The names of the headers it sets. */
    default Set<String> headerNames() {
        return headers().keySet();
    }

    /**
     * The URL with what this method adds to it. It was checked before; check it again afterwards, since it is another one.
     *
     * @throws IllegalArgumentException with one sentence when the URL is not fit for it
     */
    default String applyTo(String url) {
        return url;
    }

    /** What may be shown of {@link #applyTo}. */
    default String shownUrl(String url) {
        return url;
    }

    /** No authentication. */
    record None() implements TargetAuth {
        @Override
        public String type() {
            return "none";
        }
    }

    /** A key in a header of its own. */
    record ApiKey(String header, Secret value) implements TargetAuth {
        /** The name that is usual. */
        public static final String USUAL_HEADER = "X-API-Key";

        /** @throws IllegalArgumentException with one sentence that names the header */
        public ApiKey {
            HeaderRules.checkCredentialName(header);
            HeaderRules.checkValue(header, value.reveal());
        }

        @Override
        public String type() {
            return "api_key";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of(header, value.reveal());
        }
    }

    /** {@code Authorization: Bearer …} of RFC 6750. */
    record Bearer(Secret token) implements TargetAuth {
        private static final String HEADER = "Authorization";

        /** @throws IllegalArgumentException with one sentence when the token is none */
        public Bearer {
            HeaderRules.checkValue(HEADER, token.reveal());
            if (token.reveal().indexOf(' ') >= 0) {
                throw new IllegalArgumentException("The token of the header Authorization must not contain spaces.");
            }
        }

        @Override
        public String type() {
            return "bearer";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of(HEADER, "Bearer " + token.reveal());
        }
    }

    /** Several headers. */
    record Headers(Map<String, Secret> values) implements TargetAuth {
        /** @throws IllegalArgumentException with one sentence that names the header, or tells that there are none or too many */
        public Headers {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("Authentication by headers needs at least one header.");
            }
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            HeaderRules.checkNames(values.keySet());
            values.forEach((name, value) -> {
                HeaderRules.checkCredentialName(name);
                HeaderRules.checkValue(name, value.reveal());
            });
        }

        @Override
        public String type() {
            return "headers";
        }

        @Override
        public Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            values.forEach((name, value) -> headers.put(name, value.reveal()));
            return headers;
        }
    }

    /** A parameter of the URL, which proxies and logs of the target see: https only. */
    record Query(String name, Secret value) implements TargetAuth {
        /** @throws IllegalArgumentException with one sentence when the name is empty or too long, or the value too long */
        public Query {
            if (name.isBlank() || name.length() > HeaderRules.LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "The name of a query parameter has 1 to %d characters.".formatted(HeaderRules.LONGEST_NAME));
            }
            if (value.reveal().length() > HeaderRules.LONGEST_VALUE) {
                throw new IllegalArgumentException("The query parameter %s has a value of more than %d characters."
                        .formatted(Echo.of(name), HeaderRules.LONGEST_VALUE));
            }
        }

        @Override
        public String type() {
            return "query";
        }

        @Override
        public String applyTo(String url) {
            if (!url.regionMatches(true, 0, "https://", 0, "https://".length())) {
                throw new IllegalArgumentException(
                        "A URL must begin with https:// when the query parameter %s carries a credential."
                                .formatted(Echo.of(name)));
            }
            return UrlQuery.with(url, name, UrlQuery.encoded(value.reveal()));
        }

        @Override
        public String shownUrl(String url) {
            return UrlQuery.with(url, name, "…");
        }
    }
}
