package org.belfry.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.belfry.dialect.Body;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.template.PayloadTemplate;
import org.belfry.webhook.KeptTemplate;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.Webhooks;

/**
 * The bodies of deliveries, for people to look at. They are not kept but made again of what they were made of, which never
 * changes; only a signature inside one follows the webhook's current secret.
 */
@Dependent
public class SentPayloads {
    private final DeliveryLog log;
    private final Webhooks webhooks;
    private final Subscriptions.Secrets secrets;
    private final Transactions transactions;

    @Inject
    public SentPayloads(DeliveryLog log, Webhooks webhooks, Subscriptions.Secrets secrets, Transactions transactions) {
        this.log = log;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.transactions = transactions;
    }

    /** Nothing when the tenant has no such delivery. */
    public Optional<Sent> find(Tenant tenant, DeliveryId id) {
        return transactions.call(() -> log.find(tenant, id)
                .flatMap(delivery -> webhooks.findForSending(delivery.webhook()))
                .map(webhook -> new Sent(webhook.dialect(), log.letter(id).map(letter -> body(webhook, id, letter)))));
    }

    /**
     * A body.
     *
     * @param body empty when the event was purged
     */
    public record Sent(Dialect dialect, Optional<Body> body) {}

    private Body body(Webhook webhook, DeliveryId id, StoredLetter letter) {
        PayloadTemplate template = Optional.ofNullable(letter.template())
                .flatMap(webhooks::template)
                .map(KeptTemplate::template)
                .orElse(null);
        return webhook.dialect()
                .body(
                        letter.event().to(webhook.id(), id, template),
                        webhook.keys(secrets.vault()).at(secrets.clock().instant()));
    }
}
