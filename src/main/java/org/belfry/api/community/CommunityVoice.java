package org.belfry.api.community;

import jakarta.enterprise.context.Dependent;
import org.belfry.web.ErrorVoice;

/** Speaks for Fluent Community's paths where its API is not reached. */
@Dependent
public class CommunityVoice implements ErrorVoice {
    @Override
    public String prefix() {
        return "/wp-json/fluent-community";
    }

    @Override
    public Told tell(int status) {
        return CommunityProduct.PRODUCT.tell(status);
    }
}
