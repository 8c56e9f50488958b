package org.belfry.api.hub;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.belfry.delivery.EventIdTaken;
import org.belfry.web.BodyRefused;
import org.belfry.web.Outage;
import org.belfry.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells every failure of the native API as a problem; what is our fault is logged, never shown. */
public class HubFailures implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(HubFailures.class.getName());

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof Problem.Thrown thrown) {
            return thrown.problem().response();
        }
        if (failure instanceof BodyRefused refused) {
            Problem plain = Problems.ofStatus(refused.reason().status());
            return new Problem(plain.status(), plain.title(), String.valueOf(refused.getMessage())).response();
        }
        if (failure instanceof EventIdTaken taken) {
            return new Problem(409, "Conflict", String.valueOf(taken.getMessage())).response();
        }
        if (failure instanceof WebApplicationException http) {
            Refusal refusal = Refusal.of(http.getResponse(), request);
            return refusal.around(Problems.ofStatus(refusal.status()).response());
        }
        if (Outage.isBehind(failure)) {
            LOG.log(Level.WARNING, "The database cannot be reached; a request of the native API was answered 503.");
            return Problems.ofStatus(503).response();
        }
        LOG.log(Level.ERROR, "A request of the native API failed; nothing of it was stored.", failure);
        return Problems.ofStatus(500).response();
    }
}
