package org.belfry.api.fluentcrm;

import org.belfry.api.wordpress.Product;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.dialect.Dialect;

/** FluentCRM, word for word. */
final class FluentCrmProduct {
    static final Product PRODUCT = new Product(
            Dialect.FLUENT_CRM,
            "FluentCRM's API",
            new Product.Words(
                    new WordPressError(403, "rest_forbidden", "Sorry, you are not allowed to do that."),
                    new WordPressError(404, "rest_post_invalid_id", "Invalid webhook ID."),
                    new WordPressError(400, "invalid_webhook_url", "Webhook URL must be a valid HTTPS URL."),
                    "invalid_webhook_event"));

    private FluentCrmProduct() {}
}
