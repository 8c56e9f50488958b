package org.belfry.api.wordpress;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.belfry.web.BodyRefused;
import org.belfry.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells every failure below a product's path in its words; what is our fault is logged, never shown. */
public abstract class ProductFailures implements ExceptionMapper<Throwable> {
    private final Product product;

    @Context
    private @Nullable HttpServletRequest request;

    protected ProductFailures(Product product) {
        this.product = product;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WordPressError.Thrown thrown) {
            return thrown.error().response();
        }
        if (failure instanceof BodyRefused refused) {
            return (refused.reason() == BodyRefused.Reason.MALFORMED
                            ? WordPressErrors.INVALID_JSON
                            : product.ofStatus(refused.reason().status()))
                    .response();
        }
        Refusal refusal = Refusal.of(failure, request, product.api());
        return refusal.around(product.ofStatus(refusal.status()).response());
    }
}
