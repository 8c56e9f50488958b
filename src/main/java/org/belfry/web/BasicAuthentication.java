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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.belfry.security.Caller;
import org.belfry.security.Credentials;

/**
 * HTTP Basic. A request without credentials passes as nobody's, and what needs a role refuses it; wrong credentials are
 * answered here, in the voice of the API that was asked for.
 */
@ApplicationScoped
public class BasicAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "basic ";

    /** Whoever posts there shows a token of the address, perhaps as a bearer's; nobody has a role there. */
    private static final String OWN_CREDENTIALS = "/wp-json/ccsp-mailer/";

    private final Credentials credentials;
    private final ErrorVoices voices;

    @Inject
    public BasicAuthentication(Credentials credentials, ErrorVoices voices) {
        this.credentials = credentials;
        this.voices = voices;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    BasicAuthentication() {
        this(null, null);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String header = request.getHeader("Authorization");
        if (header == null || request.getRequestURI().startsWith(OWN_CREDENTIALS)) {
            return context.doNothing();
        }
        Optional<Caller> caller = caller(header);
        if (caller.isPresent()) {
            Callers.remember(request, caller.get());
            return context.notifyContainerAboutLogin(
                    caller.get(), Set.of(caller.get().role().roleName()));
        }
        try {
            voices.answer(response, request.getRequestURI(), HttpServletResponse.SC_UNAUTHORIZED);
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private Optional<Caller> caller(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String pair = pair(header.substring(SCHEME.length()).strip());
        int colon = pair.indexOf(':');
        return colon < 0 ? Optional.empty() : credentials.verify(pair.substring(0, colon), pair.substring(colon + 1));
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
}
