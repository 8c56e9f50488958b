package org.belfry.incoming;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.belfry.incoming.Outcome.Remarks;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** A row of {@link MemoryErrands}. */
record MemoryReceipt(long id, Source source, Errand.Progress progress, Remarks remarks, Queue queue) {
    /** Where it comes from. */
    record Source(Tenant tenant, Origin origin, Receipt.Arrival arrival) {}

    /** As the columns of the same names. */
    record Queue(ReceiptStatus status, Instant dueAt, long fence) {}

    static MemoryReceipt fresh(long id, Source source, ReceiptStatus status, Instant now) {
        return new MemoryReceipt(id, source, unbegun(false), Remarks.NONE, new Queue(status, now, 0));
    }

    private static Errand.Progress unbegun(boolean byHand) {
        return new Errand.Progress(0, null, byHand, List.of(), null);
    }

    boolean isDue(Instant now) {
        return queue.status == ReceiptStatus.PENDING && !queue.dueAt.isAfter(now);
    }

    boolean isOf(IncomingWebhookId webhook) {
        return source.origin instanceof Origin.Posted posted && posted.webhook().equals(webhook);
    }

    MemoryReceipt leased(Instant until) {
        return new MemoryReceipt(id, source, progress, remarks, new Queue(queue.status, until, queue.fence + 1));
    }

    MemoryReceipt dueAt(Instant time) {
        return new MemoryReceipt(id, source, progress, remarks, new Queue(queue.status, time, queue.fence));
    }

    MemoryReceipt settled(Outcome outcome) {
        Outcome.Retry retry = outcome.retry();
        Instant next = retry == null ? null : retry.dueAt();
        List<String> warnings = outcome.remarks().warnings();
        return new MemoryReceipt(
                id,
                source,
                new Errand.Progress(
                        retry == null ? progress.failedAttempts() : retry.failedAttempts(),
                        retry == null ? progress.firstAttemptAt() : retry.firstAttemptAt(),
                        progress.byHand(),
                        outcome.actions(),
                        outcome.effects()),
                new Remarks(outcome.remarks().errors(), warnings.isEmpty() ? remarks.warnings() : warnings),
                new Queue(outcome.status(), next == null ? queue.dueAt : next, queue.fence));
    }

    MemoryReceipt anew(@Nullable RawJson payload, Instant now) {
        Receipt.Arrival before = source.arrival;
        Receipt.Arrival arrival = new Receipt.Arrival(
                before.receivedAt(),
                before.eventType(),
                before.sender(),
                payload == null ? before.payload() : payload,
                before.response());
        return new MemoryReceipt(
                id,
                new Source(source.tenant, source.origin, arrival),
                unbegun(true),
                Remarks.NONE,
                new Queue(ReceiptStatus.PENDING, now, queue.fence + 1));
    }

    Errand errand() {
        RawJson payload = Objects.requireNonNull(source.arrival.payload());
        return new Errand(new Errand.Ticket(id, queue.fence), source.tenant, source.origin, payload, progress);
    }

    Receipt told() {
        return new Receipt(
                id,
                source.arrival,
                new Receipt.Processing(
                        queue.status,
                        ReportJson.of(progress.actions()),
                        texts(remarks.errors()),
                        texts(remarks.warnings()),
                        progress.failedAttempts(),
                        queue.status == ReceiptStatus.PENDING ? queue.dueAt : null));
    }

    private static RawJson texts(List<String> texts) {
        return ObjectText.listed(texts.stream().map(ObjectText::quoted).toList());
    }
}
