package org.belfry.api.community;

import org.belfry.api.wordpress.Product;
import org.belfry.api.wordpress.WordPressError;
import org.belfry.dialect.Dialect;

/** Fluent Community, word for word. */
final class CommunityProduct {
    static final Product PRODUCT = new Product(
            Dialect.FLUENT_COMMUNITY,
            "Fluent Community's API",
            new Product.Words(
                    new WordPressError(403, "rest_forbidden", "Sorry, you don't have permission to manage webhooks."),
                    new WordPressError(404, "not_found", "Webhook not found."),
                    new WordPressError(400, "invalid_url", "Webhook URL must use HTTPS protocol."),
                    "invalid_event"));

    private CommunityProduct() {}
}
