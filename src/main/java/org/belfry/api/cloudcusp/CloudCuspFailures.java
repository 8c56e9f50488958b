package org.belfry.api.cloudcusp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.belfry.web.BodyRefused;
import org.belfry.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells every failure in this dialect's shape; what is our fault is logged, never shown. */
public class CloudCuspFailures implements ExceptionMapper<Throwable> {
    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof BodyRefused refused) {
            CloudCuspError plain = CloudCuspError.ofStatus(refused.reason().status());
            String code = plain.status() == 400 ? "invalid_json" : plain.code();
            return new CloudCuspError(plain.status(), code, String.valueOf(refused.getMessage()))
                    .response()
                    .build();
        }
        Refusal refusal = Refusal.of(failure, request, "an incoming webhook");
        return refusal.around(
                CloudCuspError.ofStatus(refusal.status()).response().build());
    }
}
