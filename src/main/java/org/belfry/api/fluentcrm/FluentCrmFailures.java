package org.belfry.api.fluentcrm;

import org.belfry.api.wordpress.ProductFailures;

/** Tells every failure below FluentCRM's path in FluentCRM's words. */
public class FluentCrmFailures extends ProductFailures {
    public FluentCrmFailures() {
        super(FluentCrmProduct.PRODUCT);
    }
}
