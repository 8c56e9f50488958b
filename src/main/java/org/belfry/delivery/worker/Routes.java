package org.belfry.delivery.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.belfry.delivery.worker.PumpSettings.Limits;
import org.belfry.egress.EgressPolicy;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.signing.SigningKeys;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.Webhooks;

/**
 * Routes to webhooks, remembered as long as their settings have the version that came with the claim; so a change is
 * seen by every node with the next claim, and an unchanged webhook costs no query.
 */
public final class Routes {
    private static final int MOST_REMEMBERED = 10_000;

    private final Webhooks webhooks;
    private final Vault vault;
    private final EgressPolicy policy;
    private final Transactions transactions;
    private final Map<WebhookId, Versioned> remembered = new ConcurrentHashMap<>();

    public Routes(Webhooks webhooks, Vault vault, EgressPolicy policy, Transactions transactions) {
        this.webhooks = webhooks;
        this.vault = vault;
        this.policy = policy;
        this.transactions = transactions;
    }

    /**
     * The route to a webhook.
     *
     * @throws IllegalStateException when there is no such webhook, or its secret cannot be opened
     */
    Route to(WebhookId webhook, long version) {
        Versioned known = remembered.get(webhook);
        if (known != null && known.version >= version) {
            return known.route;
        }
        Versioned fresh = transactions.call(() -> webhooks.findForSending(webhook)
                .map(this::versioned)
                .orElseThrow(() -> new IllegalStateException("There is no webhook " + webhook.value() + ".")));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(webhook, fresh);
        return fresh.route;
    }

    /** The route to a webhook as it stands. */
    Route to(Webhook webhook) {
        return new Route(
                webhook.id(),
                webhook.dialect(),
                policy.check(webhook.url()),
                SigningKeys.of(webhook.secret().open(vault, webhook.id())),
                new Route.Limits(Limits.USUAL.perWebhook(), 0));
    }

    private Versioned versioned(Webhook webhook) {
        return new Versioned(webhook.version(), to(webhook));
    }

    private record Versioned(long version, Route route) {}
}
