package org.belfry.incoming.effect;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.belfry.action.CustomAction;
import org.belfry.delivery.SendingEdit;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.WebhookEdit;
import org.belfry.dialect.Dialect;
import org.belfry.incoming.sql.SqlActionTargets;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.template.PayloadTemplate;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;

/** Makes the outgoing webhooks of custom actions. */
public final class TargetWebhooks implements SqlActionTargets.Maker {
    /** The payload alone. */
    static final RawJson AS_IT_CAME = RawJson.of("\"{data.payload}\"");

    private final Subscriptions subscriptions;

    public TargetWebhooks(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public WebhookId make(Tenant tenant, CustomAction.Request request, String eventType) {
        RawJson template = request.template();
        WebhookEdit edit = new WebhookEdit(
                new WebhookEdit.Basics(
                        "Custom action: " + URI.create(request.url()).getHost(),
                        request.url(),
                        List.of(eventType),
                        WebhookStatus.ACTIVE,
                        null),
                new SendingEdit(
                        null,
                        null,
                        new SendingEdit.Shape.Built(PayloadTemplate.of(template == null ? AS_IT_CAME : template))));
        return subscriptions.create(tenant, Dialect.STANDARD, edit).webhook().id();
    }

    @Override
    public boolean isThere(Tenant tenant, WebhookId id) {
        return there(subscriptions, tenant, id).isPresent();
    }

    static Optional<Webhook> there(Subscriptions subscriptions, Tenant tenant, WebhookId id) {
        return subscriptions.find(tenant, id).filter(webhook -> webhook.status() != WebhookStatus.DELETED);
    }
}
