package org.belfry.api.fluentcrm;

import jakarta.enterprise.context.Dependent;
import org.belfry.web.ErrorVoice;

/** Speaks for all WordPress paths that no other dialect has taken. */
@Dependent
public class FluentCrmVoice implements ErrorVoice {
    @Override
    public String prefix() {
        return "/wp-json";
    }

    @Override
    public Told tell(int status) {
        return FluentCrmProduct.PRODUCT.tell(status);
    }
}
