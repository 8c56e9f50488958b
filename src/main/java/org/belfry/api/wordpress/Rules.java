package org.belfry.api.wordpress;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.belfry.catalogue.Catalogue;
import org.belfry.egress.EgressPolicy;
import org.belfry.kernel.Tenant;
import org.belfry.web.Callers;

/** What holds for the webhooks of whoever calls: the egress policy, and the event types that his tenant has. */
@Dependent
public class Rules {
    private final EgressPolicy policy;
    private final Catalogue catalogue;
    private final HttpServletRequest request;

    @Inject
    public Rules(EgressPolicy policy, Catalogue catalogue, HttpServletRequest request) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.request = request;
    }

    public Allowed of(Product product) {
        Tenant tenant = Callers.tenant(request);
        return new Allowed(
                policy,
                event -> product.supports(event)
                        || catalogue.offered(product.dialect(), tenant, event).isPresent());
    }

    public Catalogue catalogue() {
        return catalogue;
    }
}
