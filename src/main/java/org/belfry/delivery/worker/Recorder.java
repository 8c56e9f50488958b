package org.belfry.delivery.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Deliveries.Recorded;
import org.belfry.delivery.Disabling;
import org.belfry.delivery.Settlement;
import org.belfry.kernel.Transactions;

/**
 * Writes what came of deliveries, many in one transaction. What the database does not take is kept and tried again in
 * smaller parts, until the one result it does not take is alone; that one waits for the others from then on, so that it
 * holds up nobody. When the database takes others but never this one, it is given up: its delivery is sent again when its
 * lease has ended.
 */
public final class Recorder {
    private static final Logger LOG = System.getLogger(Recorder.class.getName());
    private static final int MOST_AT_ONCE = 2000;
    private static final int PARTS = 16;
    /** Refusals are a second apart, so that by then the lease has ended. */
    static final int MOST_REFUSALS = 60;

    private final Deliveries deliveries;
    private final Disabling disabling;
    private final Transactions transactions;
    private final Deque<Settlement> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Deque<Refused> refused = new ArrayDeque<>();
    private int mostAtOnce = MOST_AT_ONCE;
    /** So many of those that wait were in a batch that was refused. */
    private int suspects;

    private long batches;

    public Recorder(Deliveries deliveries, Disabling disabling, Transactions transactions) {
        this.deliveries = deliveries;
        this.disabling = disabling;
        this.transactions = transactions;
    }

    void add(Settlement settlement) {
        count.incrementAndGet();
        waiting.add(settlement);
    }

    /** Results that are not recorded yet. */
    int pending() {
        return count.get();
    }

    /**
     * Writes one batch and returns it; empty when nothing waits. To be called by one thread at a time.
     *
     * @throws RuntimeException when the database did not take it; the batch is kept
     */
    List<Settlement> recordBatch(Consumer<Recorded> told) {
        List<Settlement> batch = next();
        if (!batch.isEmpty()) {
            Recorded result;
            try {
                result = transactions.call(() -> record(batch));
            } catch (RuntimeException e) {
                keep(batch);
                throw e;
            }
            suspects = Math.max(0, suspects - batch.size());
            mostAtOnce = suspects > 0 ? mostAtOnce : Math.min(MOST_AT_ONCE, 2 * mostAtOnce);
            written(batch, result, told);
            return batch;
        }
        return refused.isEmpty() ? batch : again(refused.remove(), told);
    }

    private List<Settlement> again(Refused one, Consumer<Recorded> told) {
        List<Settlement> alone = List.of(one.settlement);
        Recorded result;
        try {
            result = transactions.call(() -> record(alone));
        } catch (RuntimeException e) {
            refuse(one.again(batches), e);
            throw e;
        }
        written(alone, result, told);
        return alone;
    }

    private void written(List<Settlement> batch, Recorded result, Consumer<Recorded> told) {
        count.addAndGet(-batch.size());
        batches++;
        if (result.lost() > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} results came after their lease had ended and were dropped; the deliveries are sent again.",
                    result.lost());
        }
        told.accept(result);
    }

    private Recorded record(List<Settlement> batch) {
        Recorded done = deliveries.record(batch);
        done.gone().forEach(webhook -> disabling.disable(webhook, Disabling.Reason.GONE));
        done.failing().forEach(webhook -> disabling.disable(webhook, Disabling.Reason.FAILING));
        return done;
    }

    private void keep(List<Settlement> batch) {
        if (batch.size() == 1) {
            suspects = 0;
            refused.add(new Refused(batch.get(0), 1, batches));
        } else {
            suspects = batch.size();
            for (int i = batch.size() - 1; i >= 0; i--) {
                waiting.addFirst(batch.get(i));
            }
        }
        mostAtOnce = Math.max(1, batch.size() / PARTS);
    }

    private void refuse(Refused one, RuntimeException why) {
        if (one.times < MOST_REFUSALS) {
            refused.add(one);
            return;
        }
        count.decrementAndGet();
        LOG.log(
                Level.ERROR,
                "The result of delivery %d is never taken by the database and is dropped; it is sent again."
                        .formatted(one.settlement.claimed().id().value()),
                why);
    }

    private List<Settlement> next() {
        List<Settlement> next = new ArrayList<>();
        while (next.size() < mostAtOnce) {
            Settlement each = waiting.poll();
            if (each == null) {
                break;
            }
            next.add(each);
        }
        return next;
    }

    /**
     * A result that was not taken although it was alone.
     *
     * @param times how often, counting only refusals between which something else was taken: not those of an outage
     * @param batchesThen written when it was last refused
     */
    private record Refused(Settlement settlement, int times, long batchesThen) {
        Refused again(long batchesNow) {
            return new Refused(settlement, batchesNow > batchesThen ? times + 1 : times, batchesNow);
        }
    }
}
