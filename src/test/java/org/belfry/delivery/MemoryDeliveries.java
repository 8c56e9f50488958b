package org.belfry.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belfry.delivery.Settlement.Attempted;
import org.belfry.delivery.Settlement.Returned;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.EventId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.WebhookId;
import org.belfry.webhook.MemoryWebhooks;
import org.belfry.webhook.Webhook;
import org.belfry.webhook.WebhookStatus;

/** The twin of the database: what waits and what came of it, in maps. */
final class MemoryDeliveries implements Deliveries, OutboxRows {
    private static final Comparator<MemoryRow> LONGEST_DUE_FIRST = Comparator.comparing(MemoryRow::dueAt)
            .thenComparing(each -> each.id().value());

    private final MemoryWebhooks webhooks;
    private final InstantSource clock;
    private final MemoryHealth health;
    private final TreeMap<Long, MemoryRow> rows = new TreeMap<>();
    private final Map<EventId, Fingerprint> events = new HashMap<>();
    private final Map<DeliveryId, List<Attempt>> attempts = new HashMap<>();

    MemoryDeliveries(MemoryWebhooks webhooks, InstantSource clock, int failureThreshold) {
        this.webhooks = webhooks;
        this.clock = clock;
        this.health = new MemoryHealth(failureThreshold);
    }

    @Override
    public Inserted insert(List<OutgoingEvent> outgoing, Function<WebhookId, Optional<Lease>> leases) {
        Instant now = clock.instant();
        Map<WebhookId, Optional<Lease>> given = new HashMap<>();
        List<Claimed> leased = new ArrayList<>();
        Set<WebhookId> waiting = new HashSet<>();
        for (OutgoingEvent each : outgoing) {
            events.put(each.event().id(), each.fingerprint());
            for (Webhook webhook : subscribers(each)) {
                Optional<Lease> lease = given.computeIfAbsent(
                        webhook.id(), id -> health.leavesAlone(id, now) ? Optional.empty() : leases.apply(id));
                MemoryRow row = MemoryRow.born(rows.size() + 1L, webhook, each.event(), now);
                lease.ifPresentOrElse(
                        with -> leased.add(keep(row.leased(with, 0, now)).claimed(webhook)),
                        () -> waiting.add(keep(row).webhook()));
            }
        }
        return new Inserted(leased, waiting);
    }

    private List<Webhook> subscribers(OutgoingEvent outgoing) {
        return webhooks.all().stream()
                .filter(each -> each.status() == WebhookStatus.ACTIVE)
                .filter(each -> each.tenant().equals(outgoing.tenant()))
                .filter(each -> each.events().contains(outgoing.event().type()))
                .toList();
    }

    @Override
    public Map<EventId, Fingerprint> stored(Tenant tenant, Set<EventId> ids) {
        return events.entrySet().stream()
                .filter(each -> ids.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Claimed> claim(Claim claim) {
        Instant now = clock.instant();
        List<Claimed> claimed = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<WebhookId, Integer> ask : claim.room().entrySet()) {
            for (MemoryRow due : due(ask.getKey(), ask.getValue(), now)) {
                Claimed each = due.leased(claim.lease(), due.fence() + 1, now)
                        .claimed(webhooks.findForSending(due.webhook()).orElseThrow());
                bytes += each.size();
                if (bytes > claim.mostBytes() && !claimed.isEmpty()) {
                    return claimed;
                }
                keep(due.leased(claim.lease(), each.fence(), now));
                claimed.add(each);
            }
        }
        return claimed;
    }

    private List<MemoryRow> due(WebhookId webhook, int most, Instant now) {
        if (!isActive(webhook) || health.leavesAlone(webhook, now)) {
            return List.of();
        }
        return ready(webhook)
                .filter(each -> each.isDue(now))
                .sorted(LONGEST_DUE_FIRST)
                .limit(most)
                .toList();
    }

    @Override
    public List<Waiting> waiting() {
        Instant now = clock.instant();
        List<Waiting> waiting = new ArrayList<>();
        for (Webhook webhook : webhooks.all()) {
            if (isActive(webhook.id())) {
                ready(webhook.id())
                        .map(MemoryRow::dueAt)
                        .min(Comparator.naturalOrder())
                        .map(due -> health.notBefore(webhook.id(), due))
                        .ifPresent(due -> waiting.add(new Waiting(webhook.id(), Duration.between(now, due))));
            }
        }
        return waiting;
    }

    @Override
    public Set<WebhookId> active(Set<WebhookId> asked) {
        return asked.stream().filter(this::isActive).collect(Collectors.toSet());
    }

    private boolean isActive(WebhookId webhook) {
        return status(webhook) == WebhookStatus.ACTIVE;
    }

    private WebhookStatus status(WebhookId webhook) {
        return webhooks.findForSending(webhook).map(Webhook::status).orElse(WebhookStatus.DELETED);
    }

    @Override
    public Recorded record(List<Settlement> settlements) {
        Instant now = clock.instant();
        int lost = 0;
        List<Attempted> valid = new ArrayList<>();
        for (Settlement each : settlements) {
            MemoryRow row = rows.get(each.claimed().id().value());
            if (row == null || !row.isHeldBy(each.claimed())) {
                lost++;
            } else if (each instanceof Returned returned) {
                keep(row.waiting(now.plus(returned.delay())));
            } else if (each instanceof Attempted attempted) {
                keep(row.after(attempted.next(), now));
                attempts.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(attempted.attempt());
                valid.add(attempted);
            }
        }
        MemoryHealth.Ailing ailing = health.record(valid, this::isActive, now);
        return new Recorded(lost, ailing.failing(), ailing.gone());
    }

    @Override
    public int release(String owner) {
        Instant now = clock.instant();
        return change(
                each -> each.status() == DeliveryStatus.READY && owner.equals(each.owner()),
                each -> each.waiting(now).fenced());
    }

    @Override
    public void forgive(WebhookId webhook) {
        health.forgive(webhook);
    }

    @Override
    public int cancel(WebhookId webhook) {
        return change(
                each -> each.webhook().equals(webhook) && each.status() == DeliveryStatus.READY && each.owner() == null,
                MemoryRow::cancelled);
    }

    @Override
    public int cancelOrphans(int limit) {
        Instant now = clock.instant();
        List<MemoryRow> orphans = rows.values().stream()
                .filter(each -> status(each.webhook()) == WebhookStatus.DELETED)
                .filter(each -> each.status() == DeliveryStatus.READY && (each.owner() == null || each.isDue(now)))
                .limit(limit)
                .toList();
        orphans.forEach(each -> keep(each.cancelled().fenced()));
        return orphans.size();
    }

    private Stream<MemoryRow> ready(WebhookId webhook) {
        return rows.values().stream()
                .filter(each -> each.webhook().equals(webhook) && each.status() == DeliveryStatus.READY);
    }

    private MemoryRow keep(MemoryRow row) {
        rows.put(row.id().value(), row);
        return row;
    }

    private int change(Predicate<MemoryRow> which, UnaryOperator<MemoryRow> how) {
        List<MemoryRow> changed = rows.values().stream().filter(which).toList();
        changed.forEach(each -> keep(how.apply(each)));
        return changed.size();
    }

    void change(DeliveryId delivery, UnaryOperator<MemoryRow> how) {
        change(each -> each.id().equals(delivery), how);
    }

    Collection<MemoryRow> rows() {
        return rows.values();
    }

    List<Attempt> attempts(DeliveryId delivery) {
        return attempts.getOrDefault(delivery, List.of());
    }

    State state() {
        Map<DeliveryId, List<Attempt>> kept = new HashMap<>();
        attempts.forEach((delivery, list) -> kept.put(delivery, new ArrayList<>(list)));
        return new State(new TreeMap<>(rows), new HashMap<>(events), kept, health.state());
    }

    void restore(State state) {
        rows.clear();
        rows.putAll(state.rows);
        events.clear();
        events.putAll(state.events);
        attempts.clear();
        attempts.putAll(state.attempts);
        health.restore(state.health);
    }

    /** All that a transaction may roll back. */
    record State(
            Map<Long, MemoryRow> rows,
            Map<EventId, Fingerprint> events,
            Map<DeliveryId, List<Attempt>> attempts,
            Map<WebhookId, MemoryHealth.Vitals> health) {
        static final State EMPTY = new State(Map.of(), Map.of(), Map.of(), Map.of());
    }
}
