package org.belfry.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.retry.AttemptError;
import org.belfry.retry.NextStep;

/** Short words for what is done with the deliveries of a depot, each in a transaction of its own. */
public final class DepotTalk {
    /** The first webhook. */
    public static final WebhookId WEBHOOK = new WebhookId(1);

    public static final long MEGABYTE = 1 << 20;

    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");
    private static final AtomicLong EVENTS = new AtomicLong();

    private final Depot depot;

    public DepotTalk(Depot depot) {
        this.depot = depot;
    }

    public static OutgoingEvent event(String type) {
        HubEvent fired = HubEvent.of(type, "{\"contact\" : {\"id\":1.0}}");
        EventId id = new EventId("e" + EVENTS.incrementAndGet());
        StoredEvent stored = new StoredEvent(id, fired.type(), NOON, fired.data(), null);
        return new OutgoingEvent(Tenant.DEFAULT, stored, Fingerprint.of(fired), NOON);
    }

    public static OutgoingEvent event() {
        return event("contact.created");
    }

    public static Lease lease(String owner) {
        return new Lease(owner, Duration.ofSeconds(45));
    }

    public void insert(int events) {
        List<OutgoingEvent> all =
                Stream.generate(DepotTalk::event).limit(events).toList();
        depot.transactions().run(() -> depot.outbox().insert(all, webhook -> Optional.empty()));
    }

    public OutboxRows.Inserted insertLeased(String type, String owner) {
        return depot.transactions()
                .call(() -> depot.outbox().insert(List.of(event(type)), webhook -> Optional.of(lease(owner))));
    }

    public List<Claimed> claim(String owner, int limit) {
        return claim(owner, limit, MEGABYTE);
    }

    public List<Claimed> claim(String owner, int limit, long mostBytes) {
        return claim(owner, Map.of(WEBHOOK, limit), mostBytes);
    }

    public List<Claimed> claim(String owner, Map<WebhookId, Integer> room, long mostBytes) {
        return depot.transactions()
                .call(() -> depot.deliveries().claim(new Deliveries.Claim(lease(owner), room, mostBytes)));
    }

    public Claimed claimOne(String owner) {
        return claim(owner, 1).get(0);
    }

    public Deliveries.Recorded record(Settlement... settlements) {
        return depot.transactions().call(() -> depot.deliveries().record(List.of(settlements)));
    }

    public List<Deliveries.Waiting> waiting() {
        return depot.transactions().call(() -> depot.deliveries().waiting());
    }

    public Set<WebhookId> active(Set<WebhookId> webhooks) {
        return depot.transactions().call(() -> depot.deliveries().active(webhooks));
    }

    public int release(String owner) {
        return depot.transactions().call(() -> depot.deliveries().release(owner));
    }

    public void forgive(WebhookId webhook) {
        depot.transactions().run(() -> depot.deliveries().forgive(webhook));
    }

    public int cancel(WebhookId webhook) {
        return depot.transactions().call(() -> depot.deliveries().cancel(webhook));
    }

    public int cancelOrphans(int limit) {
        return depot.transactions().call(() -> depot.deliveries().cancelOrphans(limit));
    }

    public static Settlement succeeded(Claimed claimed) {
        return answered(claimed, 200, new NextStep.Succeed());
    }

    public static Settlement failed(Claimed claimed) {
        return answered(claimed, 500, new NextStep.GiveUp(Duration.ZERO));
    }

    public static Settlement toBeRetried(Claimed claimed, Duration in) {
        return answered(claimed, 500, new NextStep.RetryIn(in, Duration.ZERO));
    }

    public static Settlement answered(Claimed claimed, int status, NextStep next) {
        AttemptError error = status == 200 ? null : AttemptError.UNEXPECTED_STATUS;
        Attempt.Answer answer = new Attempt.Answer("Server: x\n", "OK".getBytes(StandardCharsets.UTF_8));
        return new Settlement.Attempted(
                claimed,
                new Attempt(claimed.attempts() + 1, NOON, Duration.ofMillis(150), status, error, answer),
                next);
    }
}
