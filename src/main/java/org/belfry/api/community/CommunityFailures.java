package org.belfry.api.community;

import org.belfry.api.wordpress.ProductFailures;

/** Tells every failure below Fluent Community's path in Fluent Community's words. */
public class CommunityFailures extends ProductFailures {
    public CommunityFailures() {
        super(CommunityProduct.PRODUCT);
    }
}
