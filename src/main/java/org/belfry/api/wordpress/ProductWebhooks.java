package org.belfry.api.wordpress;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.WebhookEdit;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.web.Callers;
import org.belfry.webhook.Webhook;

/** The webhooks of one product that the caller of a request may see; of any other it says that there is none. */
public final class ProductWebhooks {
    private final Product product;
    private final Subscriptions subscriptions;
    private final HttpServletRequest request;

    public ProductWebhooks(Product product, Subscriptions subscriptions, HttpServletRequest request) {
        this.product = product;
        this.subscriptions = subscriptions;
        this.request = request;
    }

    /** All, oldest first. */
    public List<Webhook> all() {
        return subscriptions.all(tenant(), product.dialect());
    }

    /** @throws WordPressError.Thrown when there is none */
    public Webhook get(String digits) {
        return subscriptions.find(tenant(), product.dialect(), id(digits)).orElseThrow(this::none);
    }

    public Subscriptions.Created create(WebhookEdit edit) {
        return subscriptions.create(tenant(), product.dialect(), edit);
    }

    /**
     * Merges an edit into a webhook.
     *
     * @param edit sees the webhook, which nobody else changes meanwhile; read the request before
     * @throws WordPressError.Thrown when there is none
     */
    public Webhook change(String digits, Function<Webhook, WebhookEdit> edit) {
        return subscriptions
                .change(tenant(), product.dialect(), id(digits), webhook -> unmasked(edit.apply(webhook), webhook))
                .orElseThrow(this::none);
    }

    /** Who sends back what was shown means to leave the secret as it is. */
    private static WebhookEdit unmasked(WebhookEdit edit, Webhook webhook) {
        WebhookEdit.Basics basics = edit.basics();
        Secret secret = basics.secret();
        return secret == null || !secret.reveal().equals(webhook.secretMask())
                ? edit
                : new WebhookEdit(
                        new WebhookEdit.Basics(basics.name(), basics.url(), basics.events(), basics.status(), null),
                        edit.sending());
    }

    /** @throws WordPressError.Thrown when there is none */
    public void delete(String digits) {
        if (!subscriptions.delete(tenant(), product.dialect(), id(digits))) {
            throw none();
        }
    }

    private Tenant tenant() {
        return Callers.tenant(request);
    }

    private WebhookId id(String digits) {
        try {
            return new WebhookId(Long.parseLong(digits));
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private WordPressError.Thrown none() {
        return new WordPressError.Thrown(product.words().noWebhook());
    }
}
