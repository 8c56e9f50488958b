package org.belfry.incoming;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/** Receipts in memory, by a clock of the test's own, with transactions that undo what was done to them; for one thread. */
final class MemoryErrands implements Errands, Receipts, Transactions {
    private final InstantSource clock;
    private TreeMap<Long, MemoryReceipt> kept = new TreeMap<>();
    private long lastId;
    private boolean inTransaction;

    MemoryErrands(InstantSource clock) {
        this.clock = clock;
    }

    void forgetAll() {
        kept.clear();
    }

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        if (inTransaction) {
            return work.get();
        }
        TreeMap<Long, MemoryReceipt> before = new TreeMap<>(kept);
        inTransaction = true;
        try {
            return work.get();
        } catch (RuntimeException e) {
            kept = before;
            throw e;
        } finally {
            inTransaction = false;
        }
    }

    @Override
    public List<Errand> claim(int most, Duration lease) {
        List<Long> due = kept.values().stream()
                .filter(each -> each.isDue(clock.instant()))
                .sorted(Comparator.comparing(
                                (MemoryReceipt each) -> each.queue().dueAt())
                        .thenComparing(MemoryReceipt::id))
                .limit(most)
                .map(MemoryReceipt::id)
                .toList();
        due.forEach(id -> change(id, each -> each.leased(clock.instant().plus(lease))));
        return due.stream().map(id -> row(id).errand()).toList();
    }

    @Override
    public boolean renew(Errand.Ticket ticket, Duration lease) {
        boolean held = isHeld(ticket);
        if (held) {
            change(ticket.receipt(), each -> each.dueAt(clock.instant().plus(lease)));
        }
        return held;
    }

    @Override
    public void settle(Errand.Ticket ticket, Outcome outcome) {
        if (!isHeld(ticket)) {
            throw new LeaseLost();
        }
        change(ticket.receipt(), each -> each.settled(outcome));
    }

    @Override
    public void start(Tenant tenant, Origin.Automated origin, RawJson data) {
        Receipt.Arrival arrival = new Receipt.Arrival(clock.instant(), "automation", null, data, null);
        keep(new MemoryReceipt.Source(tenant, origin, arrival), ReceiptStatus.PENDING);
    }

    @Override
    public void add(Receipt.Fresh fresh) {
        fresh.forEachPayload(payload -> add(fresh, payload));
    }

    private void add(Receipt.Fresh fresh, @Nullable RawJson payload) {
        Receipt.Arrival arrival = fresh.arrival();
        keep(
                new MemoryReceipt.Source(
                        fresh.webhook().tenant(),
                        new Origin.Posted(fresh.webhook().id()),
                        new Receipt.Arrival(
                                arrival.receivedAt(),
                                arrival.eventType(),
                                arrival.sender(),
                                payload,
                                arrival.response())),
                fresh.status());
    }

    private void keep(MemoryReceipt.Source source, ReceiptStatus status) {
        MemoryReceipt receipt = MemoryReceipt.fresh(++lastId, source, status, clock.instant());
        kept.put(receipt.id(), receipt);
    }

    @Override
    public List<Receipt> page(IncomingWebhookId webhook, @Nullable ReceiptStatus status, long before, int limit) {
        return newest(
                each -> each.isOf(webhook) && (status == null || each.queue().status() == status), before, limit);
    }

    @Override
    public List<Receipt> runs(long automation, long before, int limit) {
        return newest(
                each -> each.source().origin() instanceof Origin.Automated run && run.automation() == automation,
                before,
                limit);
    }

    /** What CRM connections receive is not kept here. */
    @Override
    public List<Receipt> ofConnection(Tenant tenant, long connection, long before, int limit) {
        return List.of();
    }

    private List<Receipt> newest(Predicate<MemoryReceipt> wanted, long before, int limit) {
        Map<Long, MemoryReceipt> newestFirst = kept.headMap(before, false).descendingMap();
        return newestFirst.values().stream()
                .filter(wanted)
                .limit(limit)
                .map(MemoryReceipt::told)
                .toList();
    }

    @Override
    public Optional<Receipt> find(Tenant tenant, long id) {
        return Optional.ofNullable(kept.get(id))
                .filter(each -> each.source().tenant().equals(tenant))
                .map(MemoryReceipt::told);
    }

    @Override
    public void redo(long id, @Nullable RawJson payload) {
        if (kept.containsKey(id)) {
            change(id, each -> each.anew(payload, clock.instant()));
        }
    }

    @Override
    public int clear(IncomingWebhookId webhook) {
        int before = kept.size();
        kept.values().removeIf(each -> each.isOf(webhook) && each.queue().status() != ReceiptStatus.PENDING);
        return before - kept.size();
    }

    private boolean isHeld(Errand.Ticket ticket) {
        MemoryReceipt row = kept.get(ticket.receipt());
        return row != null && row.queue().fence() == ticket.fence();
    }

    private MemoryReceipt row(long id) {
        return Objects.requireNonNull(kept.get(id));
    }

    private void change(long id, UnaryOperator<MemoryReceipt> change) {
        kept.put(id, change.apply(row(id)));
    }
}
