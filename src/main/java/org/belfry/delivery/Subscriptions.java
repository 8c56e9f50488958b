package org.belfry.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.webhook.SealedSecret;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;
import org.belfry.webhook.Webhooks;

/**
 * What owners do with their webhooks, the same in every dialect. What waits for a webhook is sent only while it is
 * active, and is cancelled when it is deleted. The sending side is told of each change after its commit.
 */
@Dependent
public class Subscriptions {
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Secrets secrets;
    private final Transactions transactions;
    private final Courier courier;

    @Inject
    public Subscriptions(
            Webhooks webhooks, Deliveries deliveries, Secrets secrets, Transactions transactions, Courier courier) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.transactions = transactions;
        this.courier = courier;
    }

    public List<Webhook> all(Tenant tenant, Dialect dialect) {
        return transactions.call(() -> webhooks.all(tenant, dialect));
    }

    /** Nothing when there is none, or it belongs to another tenant or dialect. */
    public Optional<Webhook> find(Tenant tenant, Dialect dialect, WebhookId id) {
        return transactions.call(() -> webhooks.find(tenant, dialect, id));
    }

    /** Keeps a new webhook, active unless the edit says otherwise; without a secret it gets a generated one. */
    public Created create(Tenant tenant, Dialect dialect, WebhookEdit edit) {
        Secret secret = edit.secret() == null ? Secret.generate(secrets.random()) : edit.secret();
        return transactions.call(() -> {
            Webhook webhook = new Webhook(tenant, dialect, secrets.clock().instant());
            webhooks.add(webhook);
            apply(edit, webhook);
            webhook.become(edit.status() == null ? WebhookStatus.ACTIVE : edit.status());
            webhook.changeSecret(SealedSecret.seal(secrets.vault(), webhook.id(), secret));
            return new Created(webhook, secret);
        });
    }

    /** Merges the edit into a webhook; nothing when there is none. */
    public Optional<Webhook> change(Tenant tenant, Dialect dialect, WebhookId id, WebhookEdit edit) {
        Optional<Webhook> changed = transactions.call(() -> {
            Optional<Webhook> found = webhooks.findForChange(tenant, dialect, id);
            found.ifPresent(webhook -> {
                apply(edit, webhook);
                webhook.changedAt(secrets.clock().instant());
                if (edit.secret() != null) {
                    webhook.changeSecret(SealedSecret.seal(secrets.vault(), id, edit.secret()));
                }
                if (edit.status() != null) {
                    become(webhook, edit.status());
                }
            });
            return found;
        });
        changed.ifPresent(webhook -> courier.changed(id));
        return changed;
    }

    /** Deletes a webhook; false when there is none. */
    public boolean delete(Tenant tenant, Dialect dialect, WebhookId id) {
        boolean deleted = transactions.call(() -> {
            Optional<Webhook> found = webhooks.findForChange(tenant, dialect, id);
            found.ifPresent(webhook -> {
                webhook.become(WebhookStatus.DELETED);
                webhook.changedAt(secrets.clock().instant());
                deliveries.cancel(id);
            });
            return found.isPresent();
        });
        if (deleted) {
            courier.changed(id);
        }
        return deleted;
    }

    private static void apply(WebhookEdit edit, Webhook webhook) {
        if (edit.name() != null) {
            webhook.rename(edit.name());
        }
        if (edit.url() != null) {
            webhook.pointTo(edit.url());
        }
        if (edit.events() != null) {
            webhook.subscribeTo(edit.events());
        }
    }

    private void become(Webhook webhook, WebhookStatus status) {
        webhook.become(status);
        if (status == WebhookStatus.ACTIVE) {
            deliveries.forgive(webhook.id());
        }
    }

    /** A new webhook, with its secret to be shown this once. */
    public record Created(Webhook webhook, Secret secret) {}

    /** What secrets are made of and kept with, and when. */
    public record Secrets(Vault vault, RandomGenerator random, InstantSource clock) {}
}
