package org.belfry.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.belfry.dialect.Dialect;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.belfry.kernel.WebhookId;
import org.belfry.testing.SteppingClock;
import org.belfry.webhook.MemoryWebhooks;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;

/** Deliveries in memory, with a clock of their own. */
public final class MemoryDepot implements Depot, Transactions {
    private final SteppingClock clock;
    private final MemoryWebhooks webhooks = new MemoryWebhooks();
    private final MemoryDeliveries deliveries;
    private boolean inTransaction;

    public MemoryDepot(SteppingClock clock) {
        this.clock = clock;
        this.deliveries = new MemoryDeliveries(webhooks, clock, FAILURES_TO_DISABLE);
    }

    public MemoryWebhooks webhooks() {
        return webhooks;
    }

    @Override
    public OutboxRows outbox() {
        return deliveries;
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Transactions transactions() {
        return this;
    }

    /** Rolls deliveries back, not webhooks. */
    @Override
    public <T> T call(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        MemoryDeliveries.State before = deliveries.state();
        inTransaction = true;
        try {
            return work.get();
        } catch (RuntimeException e) {
            deliveries.restore(before);
            throw e;
        } finally {
            inTransaction = false;
        }
    }

    @Override
    public void begin(List<String> eventTypes) {
        webhooks.clear();
        deliveries.restore(MemoryDeliveries.State.EMPTY);
        for (String type : eventTypes) {
            Webhook webhook = new Webhook(Tenant.DEFAULT, Dialect.FLUENT_CRM, Instant.EPOCH);
            webhook.subscribeTo(List.of(type));
            webhook.become(WebhookStatus.ACTIVE);
            webhooks.add(webhook);
        }
    }

    @Override
    public void setStatus(WebhookId webhook, WebhookStatus status) {
        webhooks.findForSending(webhook).orElseThrow().become(status);
    }

    @Override
    public void pass(Duration time) {
        clock.step(time);
    }

    @Override
    public void fallDue(DeliveryId delivery) {
        deliveries.change(delivery, each -> each.due(clock.instant()));
    }

    @Override
    public void sendAgain(DeliveryId delivery) {
        deliveries.change(delivery, each -> each.byHand(clock.instant()));
    }

    @Override
    public List<Row> rows() {
        return deliveries.rows().stream()
                .map(each -> new Row(
                        each.id(),
                        each.status(),
                        each.owner(),
                        each.fence(),
                        each.tries(),
                        each.isDue(clock.instant())))
                .toList();
    }

    @Override
    public List<Integer> attempts(DeliveryId delivery) {
        return deliveries.attempts(delivery).stream().map(Attempt::number).toList();
    }
}
