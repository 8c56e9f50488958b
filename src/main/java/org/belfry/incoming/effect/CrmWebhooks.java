package org.belfry.incoming.effect;

import java.util.List;
import java.util.Optional;
import org.belfry.action.Reference;
import org.belfry.crm.CrmConnection;
import org.belfry.crm.CrmConnections;
import org.belfry.crm.CrmDesk;
import org.belfry.delivery.SendingEdit;
import org.belfry.delivery.Subscriptions;
import org.belfry.delivery.WebhookEdit;
import org.belfry.dialect.Dialect;
import org.belfry.event.EventType;
import org.belfry.incoming.ActionTargets;
import org.belfry.incoming.CrmRecords;
import org.belfry.incoming.sql.SqlActionTargets;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.targetauth.CustomHeaders;
import org.belfry.template.PayloadTemplate;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;

/** Makes the outgoing webhooks of CRM connections, and keeps them as the connections are. */
public final class CrmWebhooks implements CrmRecords {
    private final CrmConnections connections;
    private final CrmDesk desk;
    private final SqlActionTargets targets;
    private final Subscriptions subscriptions;
    private final Transactions transactions;

    public CrmWebhooks(
            CrmConnections connections,
            CrmDesk desk,
            SqlActionTargets targets,
            Subscriptions subscriptions,
            Transactions transactions) {
        this.connections = connections;
        this.desk = desk;
        this.targets = targets;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
    }

    @Override
    public Optional<ActionTargets.Target> of(Tenant tenant, Reference connection) {
        return connections.named(tenant, connection.text()).map(found -> {
            String type = type(found.id());
            // Held only to be made: records of one connection must not wait for each other.
            Optional<Webhook> made = targets.webhook(tenant, type)
                    .flatMap(id -> there(tenant, id))
                    .or(() -> targets.hold(tenant, type).flatMap(id -> there(tenant, id)));
            if (made.isEmpty()) {
                targets.keep(tenant, type, make(found, type));
                return new ActionTargets.Target(type, true);
            }
            refresh(made.get(), found);
            return new ActionTargets.Target(type, made.get().status() == WebhookStatus.ACTIVE);
        });
    }

    /** To be called when a connection was changed: what waits for it is sent as it is now. */
    public void refresh(CrmConnection connection) {
        made(connection.tenant(), connection.id())
                .flatMap(id -> there(connection.tenant(), id))
                .ifPresent(webhook -> refresh(webhook, connection));
    }

    private void refresh(Webhook webhook, CrmConnection connection) {
        if (!isCurrent(webhook, connection)) {
            subscriptions.change(
                    connection.tenant(),
                    webhook.id(),
                    each -> new WebhookEdit(
                            new WebhookEdit.Basics(name(connection), connection.urlOfAll(), null, null, null),
                            new SendingEdit(access(connection), null, null)));
        }
    }

    /** To be called when a connection was deleted: what waits for it is cancelled. */
    public void forget(Tenant tenant, long connection) {
        made(tenant, connection).ifPresent(id -> subscriptions.delete(tenant, id, webhook -> {}));
    }

    private Optional<Webhook> there(Tenant tenant, WebhookId id) {
        return TargetWebhooks.there(subscriptions, tenant, id);
    }

    private Optional<WebhookId> made(Tenant tenant, long connection) {
        return transactions.call(() -> targets.webhook(tenant, type(connection)));
    }

    private boolean isCurrent(Webhook webhook, CrmConnection connection) {
        return webhook.url().equals(connection.urlOfAll())
                && subscriptions.access(webhook).equals(access(connection));
    }

    private WebhookId make(CrmConnection connection, String type) {
        WebhookEdit edit = new WebhookEdit(
                new WebhookEdit.Basics(
                        name(connection), connection.urlOfAll(), List.of(type), WebhookStatus.ACTIVE, null),
                new SendingEdit(
                        access(connection),
                        null,
                        new SendingEdit.Shape.Built(PayloadTemplate.of(TargetWebhooks.AS_IT_CAME))));
        return subscriptions
                .create(connection.tenant(), Dialect.STANDARD, edit)
                .webhook()
                .id();
    }

    private TargetAccess access(CrmConnection connection) {
        return new TargetAccess(desk.auth(connection), CustomHeaders.NONE);
    }

    private static String name(CrmConnection connection) {
        return "CRM: " + connection.reach().name();
    }

    private static String type(long connection) {
        return EventType.OF_ACTIONS + "crm_" + connection;
    }
}
