package org.belfry.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.belfry.kernel.Secret;
import org.belfry.people.Admission;
import org.belfry.people.Door;
import org.belfry.security.AccessKey;

/**
 * HTTP Basic for users, Bearer for API keys. A request without credentials passes as nobody's, and what needs a role refuses
 * it; wrong credentials are answered here, in the voice of the API that was asked for.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {
    private static final Logger LOG = System.getLogger(LoginMechanism.class.getName());
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";
    private static final int TOO_MANY_REQUESTS = 429;

    private final Door door;
    private final ErrorVoices voices;

    @Inject
    public LoginMechanism(Door door, ErrorVoices voices) {
        this.door = door;
        this.voices = voices;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    LoginMechanism() {
        this(null, null);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String header = request.getHeader("Authorization");
        if (header == null || isForAnotherDoor(header)) {
            return context.doNothing();
        }
        try {
            Admission admission = admission(header);
            if (admission instanceof Admission.Admitted admitted) {
                Callers.remember(request, admitted.caller());
                return context.notifyContainerAboutLogin(
                        admitted.caller(), admitted.caller().role().roleNames());
            }
            refuse(admission instanceof Admission.Busy ? TOO_MANY_REQUESTS : 401, request, response);
        } catch (RuntimeException e) {
            refuse(failure(e), request, response);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** A bearer's token that is no API key: incoming webhooks have tokens of their own. */
    private static boolean isForAnotherDoor(String header) {
        return starts(header, BEARER) && !AccessKey.isLikely(rest(header, BEARER));
    }

    private Admission admission(String header) {
        if (starts(header, BEARER)) {
            return door.key(new Secret(rest(header, BEARER)));
        }
        String pair = starts(header, BASIC) ? pair(rest(header, BASIC)) : "";
        int colon = pair.indexOf(':');
        return colon < 0 ? Admission.REFUSED : door.password(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static boolean starts(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String rest(String header, String scheme) {
        return header.substring(scheme.length()).strip();
    }

    /** FluentCRM's own examples send {@code user:password} as it stands; base64 has no colon, so both are understood. */
    private static String pair(String token) {
        if (token.indexOf(':') >= 0) {
            return token;
        }
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static int failure(RuntimeException e) {
        if (Outage.isBehind(e)) {
            LOG.log(Level.WARNING, "The database cannot be reached; a login was answered 503.");
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        LOG.log(Level.ERROR, "A login failed by a mistake of the server.", e);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private void refuse(int status, HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        try {
            if (status == TOO_MANY_REQUESTS) {
                response.setHeader("Retry-After", "1");
            }
            voices.answer(response, request.getRequestURI(), status);
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }
}
