package org.belfry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the server refuses by itself, stripped of the server's own words: the status and the headers that each dialect
 * repeats around its own body.
 */
public record Refusal(int status, Map<String, Object> headers) {
    private static final int UNAUTHORIZED = Status.UNAUTHORIZED.getStatusCode();

    /**
     * Reads the server's answer. Its check of roles says 401 without a challenge, or 403, to somebody who gave no
     * credentials; both are 401 with the way to log in.
     *
     * @param request null when it is not known
     */
    public static Refusal of(Response plain, @Nullable HttpServletRequest request) {
        boolean stranger = request == null || Callers.of(request).isEmpty();
        int status = plain.getStatus();
        if (status == UNAUTHORIZED || (status == Status.FORBIDDEN.getStatusCode() && stranger)) {
            return new Refusal(UNAUTHORIZED, Map.of(HttpHeaders.WWW_AUTHENTICATE, ErrorVoices.CHALLENGE));
        }
        return new Refusal(status, only(HttpHeaders.ALLOW, plain.getHeaders()));
    }

    /** The dialect's answer with the headers of this refusal. */
    public Response around(Response told) {
        Response.ResponseBuilder whole = Response.fromResponse(told);
        headers.forEach(whole::header);
        return whole.build();
    }

    private static Map<String, Object> only(String name, MultivaluedMap<String, Object> all) {
        return Stream.ofNullable(all.getFirst(name))
                .collect(Collectors.toUnmodifiableMap(value -> name, value -> value));
    }
}
