package org.belfry.delivery.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.belfry.egress.EgressPolicy;
import org.belfry.egress.Refusal;
import org.belfry.egress.Verdict;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.template.PayloadTemplate;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.TemplateId;
import org.belfry.webhook.Terms;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

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
    private final Templates templates;
    private final Map<WebhookId, Versioned> remembered = new ConcurrentHashMap<>();

    public Routes(Webhooks webhooks, Vault vault, EgressPolicy policy, Transactions transactions) {
        this.webhooks = webhooks;
        this.vault = vault;
        this.policy = policy;
        this.transactions = transactions;
        this.templates = new Templates(webhooks, transactions);
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
        Terms terms = webhook.terms();
        TargetAccess access = webhook.access(vault);
        return new Route(
                webhook.id(),
                new Route.Target(verdict(webhook.url(), access), access),
                new Route.Speech(webhook.dialect(), webhook.keys(vault)),
                new Route.Terms(terms.timeout(), terms.expectJson(), webhook.retrySchedule()),
                new Route.Limits(terms.inFlight(), terms.perSecond()));
    }

    /** A credential in the query is part of the URL that is judged; over plain http it goes nowhere. */
    private Verdict verdict(String url, TargetAccess access) {
        try {
            return policy.check(access.auth().applyTo(url));
        } catch (IllegalArgumentException e) {
            return new Verdict.Denied(Refusal.PLAIN_HTTP);
        }
    }

    /** The template of a version; none for none. */
    @Nullable
    PayloadTemplate template(@Nullable TemplateId id) {
        return templates.of(id);
    }

    private Versioned versioned(Webhook webhook) {
        return new Versioned(webhook.version(), to(webhook));
    }

    private record Versioned(long version, Route route) {}
}
