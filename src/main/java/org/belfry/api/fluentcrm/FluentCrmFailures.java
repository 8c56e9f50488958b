package org.belfry.api.fluentcrm;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.web.BodyRefused;
import org.belfry.web.Outage;
import org.belfry.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells every failure below FluentCRM's path in FluentCRM's words; what is our fault is logged, never shown. */
public class FluentCrmFailures implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(FluentCrmFailures.class.getName());

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
        if (failure instanceof WebApplicationException http) {
            Refusal refusal = Refusal.of(http.getResponse(), request);
            return refusal.around(FluentCrmErrors.ofStatus(refusal.status()).response());
        }
        if (Outage.isBehind(failure)) {
            LOG.log(Level.WARNING, "The database cannot be reached; a request of FluentCRM's API was answered 503.");
            return FluentCrmErrors.ofStatus(503).response();
        }
        LOG.log(Level.ERROR, "A FluentCRM request failed; nothing of it was stored.", failure);
        return FluentCrmErrors.ofStatus(500).response();
    }
}
