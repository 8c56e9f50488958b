package org.belfry.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.belfry.kernel.Tenant;
import org.belfry.security.Caller;

/** Who made a request. */
public final class Callers {
    private static final String ATTRIBUTE = Caller.class.getName();

    private Callers() {}

    static void remember(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** Nothing when the request came without credentials. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /** The tenant of a request that needed a role. */
    public static Tenant tenant(HttpServletRequest request) {
        return required(request).tenant();
    }

    /** The caller of a request that needed a role. */
    public static Caller required(HttpServletRequest request) {
        return of(request).orElseThrow(IllegalStateException::new);
    }
}
