package org.belfry.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.Secret;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.security.Vault;
import org.belfry.webhook.TargetAccess;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;
import org.belfry.webhook.Webhooks;

/**
 * What owners do with their webhooks, the same in every dialect. What waits for a webhook is sent only while it is
 * active, and is cancelled when it is deleted. The sending side is told of each change after its commit.
 *
 * <p>Calls that name a dialect see and touch only its webhooks.
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

    /** Those with an id above {@code after}, oldest first. */
    public List<Webhook> page(Tenant tenant, long after, int limit) {
        return transactions.call(() -> webhooks.page(tenant, after, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<Webhook> find(Tenant tenant, WebhookId id) {
        return transactions.call(() -> webhooks.find(tenant, id));
    }

    /** Nothing when there is none, or it belongs to another tenant or dialect. */
    public Optional<Webhook> find(Tenant tenant, Dialect dialect, WebhookId id) {
        return transactions.call(() -> webhooks.find(tenant, dialect, id));
    }

    /** Whether any webhook of the tenant names this canonical event type among those it wants. */
    public boolean anyWants(Tenant tenant, String eventType) {
        return transactions.call(() -> webhooks.anyWants(tenant, eventType));
    }

    /** How a webhook shows its target who it is; with its credentials. */
    public TargetAccess access(Webhook webhook) {
        return webhook.access(secrets.vault());
    }

    /** Keeps a new webhook, active unless the edit says otherwise; without a secret it gets a generated one. */
    public Created create(Tenant tenant, Dialect dialect, WebhookEdit edit) {
        Secret wished = edit.basics().secret();
        Secret secret = wished == null ? Secret.generate(secrets.random()) : wished;
        WebhookStatus status = edit.basics().status();
        return transactions.call(() -> {
            Instant now = secrets.clock().instant();
            Webhook webhook = new Webhook(tenant, dialect, now);
            webhooks.add(webhook);
            apply(edit, webhook, now);
            webhook.become(status == null ? WebhookStatus.ACTIVE : status);
            webhook.changeSecret(secret, secrets.vault());
            return new Created(webhook, secret);
        });
    }

    /**
     * Merges an edit into a webhook; nothing when there is none. The edit may depend on what there is: nobody else changes
     * the webhook between the two. An exception of {@code edit} leaves everything as it is and is thrown on.
     */
    public Optional<Webhook> change(Tenant tenant, Dialect dialect, WebhookId id, Function<Webhook, WebhookEdit> edit) {
        return changeIfAny(
                id, () -> webhooks.findForChange(tenant, dialect, id), webhook -> edit(webhook, edit.apply(webhook)));
    }

    /** As {@link #change(Tenant, Dialect, WebhookId, Function)}, in whatever dialect. */
    public Optional<Webhook> change(Tenant tenant, WebhookId id, Function<Webhook, WebhookEdit> edit) {
        return changeIfAny(id, () -> webhooks.findForChange(tenant, id), webhook -> edit(webhook, edit.apply(webhook)));
    }

    /**
     * Gives a webhook a generated secret, with which it signs at once; the one before signs beside it for a while.
     *
     * @return nothing when there is no such webhook
     */
    public Optional<Created> rotateSecret(Tenant tenant, WebhookId id, Duration grace) {
        Secret fresh = Secret.generate(secrets.random());
        Optional<Webhook> changed = changeIfAny(id, () -> webhooks.findForChange(tenant, id), webhook -> {
            Instant now = secrets.clock().instant();
            webhook.rotateSecret(fresh, now.plus(grace), secrets.vault());
            webhook.changedAt(now);
        });
        return changed.map(webhook -> new Created(webhook, fresh));
    }

    /** Deletes a webhook; false when there is none. */
    public boolean delete(Tenant tenant, Dialect dialect, WebhookId id) {
        return changeIfAny(id, () -> webhooks.findForChange(tenant, dialect, id), this::delete)
                .isPresent();
    }

    /**
     * Deletes a webhook; false when there is none.
     *
     * @param check sees it first; its exceptions leave everything as it is and are thrown on
     */
    public boolean delete(Tenant tenant, WebhookId id, Consumer<Webhook> check) {
        return changeIfAny(id, () -> webhooks.findForChange(tenant, id), check.andThen(this::delete))
                .isPresent();
    }

    private Optional<Webhook> changeIfAny(WebhookId id, Supplier<Optional<Webhook>> found, Consumer<Webhook> change) {
        Optional<Webhook> changed = transactions.call(() -> {
            Optional<Webhook> webhook = found.get();
            webhook.ifPresent(change);
            return webhook;
        });
        changed.ifPresent(webhook -> courier.changed(id));
        return changed;
    }

    private void delete(Webhook webhook) {
        webhook.become(WebhookStatus.DELETED);
        webhook.changedAt(secrets.clock().instant());
        deliveries.cancel(webhook.id());
    }

    private void edit(Webhook webhook, WebhookEdit edit) {
        Instant now = secrets.clock().instant();
        apply(edit, webhook, now);
        webhook.changedAt(now);
        Secret secret = edit.basics().secret();
        if (secret != null) {
            webhook.changeSecret(secret, secrets.vault());
        }
        WebhookStatus status = edit.basics().status();
        if (status != null) {
            become(webhook, status);
        }
    }

    private void apply(WebhookEdit edit, Webhook webhook, Instant now) {
        WebhookEdit.Basics basics = edit.basics();
        if (basics.name() != null) {
            webhook.rename(basics.name());
        }
        if (basics.url() != null) {
            webhook.pointTo(basics.url());
        }
        if (basics.events() != null) {
            webhook.subscribeTo(basics.events());
        }
        SendingEdit sending = edit.sending();
        if (sending.access() != null) {
            webhook.authenticateBy(sending.access(), secrets.vault());
        }
        if (sending.terms() != null) {
            webhook.agreeTo(sending.terms());
        }
        if (sending.shape() != null) {
            webhook.sayIt(sending.shape() instanceof SendingEdit.Shape.Built built ? built.template() : null, now);
        }
    }

    private void become(Webhook webhook, WebhookStatus status) {
        webhook.become(status);
        if (status == WebhookStatus.ACTIVE) {
            deliveries.forgive(webhook.id());
        }
    }

    /** A webhook with a new secret, to be shown this once. */
    public record Created(Webhook webhook, Secret secret) {}

    /** What secrets are made of and kept with, and when. */
    public record Secrets(Vault vault, RandomGenerator random, InstantSource clock) {}
}
