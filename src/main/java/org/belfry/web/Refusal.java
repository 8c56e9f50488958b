package org.belfry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the server refuses by itself, stripped of the server's own words: the status and the headers that each dialect
 * repeats around its own body.
 */
public record Refusal(int status, Map<String, Object> headers) {
    private static final Logger LOG = System.getLogger(Refusal.class.getName());
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

    /**
     * Reads a failure that no API has words of its own for: what the server refused, a database that is away, or a mistake
     * of ours. The latter two are logged.
     *
     * @param api whose request it was, for the log
     */
    public static Refusal of(Throwable failure, @Nullable HttpServletRequest request, String api) {
        if (failure instanceof WebApplicationException http) {
            return of(http.getResponse(), request);
        }
        if (Outage.isBehind(failure)) {
            LOG.log(Level.WARNING, "The database cannot be reached; a request of {0} was answered 503.", api);
            return new Refusal(Status.SERVICE_UNAVAILABLE.getStatusCode(), Map.of());
        }
        LOG.log(Level.ERROR, "A request of " + api + " failed; nothing of it was stored.", failure);
        return new Refusal(Status.INTERNAL_SERVER_ERROR.getStatusCode(), Map.of());
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
