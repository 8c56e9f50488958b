package org.belfry.api.fluentcrm;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.web.BodyRefused;
import org.belfry.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells every failure below FluentCRM's path in FluentCRM's words; what is our fault is logged, never shown. */
public class FluentCrmFailures implements ExceptionMapper<Throwable> {
    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WordPressError.Thrown thrown) {
            return thrown.error().response();
        }
        if (failure instanceof BodyRefused refused) {
            return (refused.reason() == BodyRefused.Reason.MALFORMED
                            ? FluentCrmErrors.INVALID_JSON
                            : FluentCrmErrors.ofStatus(refused.reason().status()))
                    .response();
        }
        Refusal refusal = Refusal.of(failure, request, "FluentCRM's API");
        return refusal.around(FluentCrmErrors.ofStatus(refusal.status()).response());
    }
}
