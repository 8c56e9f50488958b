package org.belfry.api.fluentcrm;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.belfry.catalogue.Catalogue;
import org.belfry.egress.EgressPolicy;

/** Where webhooks may send, and what. */
@Dependent
public class Rules {
    private final EgressPolicy policy;
    private final Catalogue catalogue;

    @Inject
    public Rules(EgressPolicy policy, Catalogue catalogue) {
        this.policy = policy;
        this.catalogue = catalogue;
    }

    EgressPolicy policy() {
        return policy;
    }

    Catalogue catalogue() {
        return catalogue;
    }
}
