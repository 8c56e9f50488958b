package org.belfry.delivery.worker;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.belfry.delivery.Attempt;
import org.belfry.delivery.DeliveryLog;
import org.belfry.delivery.Fingerprint;
import org.belfry.delivery.OutgoingEvent;
import org.belfry.delivery.StoredEvent;
import org.belfry.delivery.TestSending;
import org.belfry.event.HubEvent;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Transactions;
import org.belfry.webhook.KeptTemplate;
import org.belfry.webhook.TemplateId;
import org.belfry.webhook.Webhook;

/** Test sends: signed and sent like real deliveries, beside the queue. */
public final class TestSends implements TestSending {
    private final Routes routes;
    private final Sender sender;
    private final DeliveryLog log;
    private final Transactions transactions;
    private final Ids ids;

    public TestSends(Routes routes, Sender sender, DeliveryLog log, Transactions transactions, Ids ids) {
        this.routes = routes;
        this.sender = sender;
        this.log = log;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public CompletableFuture<Optional<Attempt>> send(Webhook webhook, HubEvent sample) {
        Instant now = ids.clock().instant();
        StoredEvent event = new StoredEvent(
                EventId.next(now.toEpochMilli(), ids.random()), sample.type(), now, sample.data(), sample.actor());
        OutgoingEvent outgoing = new OutgoingEvent(webhook.tenant(), event, Fingerprint.of(sample), now);
        DeliveryId delivery = transactions.call(log::nextId);
        KeptTemplate kept = webhook.template();
        Letter letter = new Letter(delivery, event, kept == null ? null : kept.template());
        TemplateId template = kept == null ? null : kept.id();
        return sender.send(routes.to(webhook), letter, 1)
                .thenApplyAsync(sent -> sent.map(Sent::attempt), ids.executor())
                .thenApply(attempt -> {
                    attempt.ifPresent(made -> transactions.run(() ->
                            log.addTest(new DeliveryLog.TestSend(webhook.id(), delivery, outgoing, template, made))));
                    return attempt;
                });
    }

    /**
     * What ids and times are made of, and where the result is recorded.
     *
     * @param executor its threads may use the database
     */
    public record Ids(InstantSource clock, RandomGenerator random, Executor executor) {}
}
