package org.belfry.web;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.belfry.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Answers what role the caller has from what the credential said. The server's own answer asks its policy files, for one
 * request after the other, and was the narrowest place on the way of an event.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class CallerContext implements ContainerRequestFilter {
    @Context
    private @Nullable HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Caller> caller = Optional.ofNullable(servletRequest).flatMap(Callers::of);
        request.setSecurityContext(new Known(caller, request.getSecurityContext()));
    }

    private record Known(Optional<Caller> caller, SecurityContext server) implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return caller.orElse(null);
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.filter(who -> who.role().roleNames().contains(role)).isPresent();
        }

        @Override
        public boolean isSecure() {
            return server.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return server.getAuthenticationScheme();
        }
    }
}
