package org.belfry.delivery.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
 * smaller parts, so that one result it never takes does not hold up the others; a result kept too long is overtaken when
 * its lease has ended.
 */
public final class Recorder {
    private static final Logger LOG = System.getLogger(Recorder.class.getName());
    private static final int MOST_AT_ONCE = 2000;

    private final Deliveries deliveries;
    private final Disabling disabling;
    private final Transactions transactions;
    private final Deque<Settlement> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count = new AtomicInteger();
    private int mostAtOnce = MOST_AT_ONCE;

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
        if (batch.isEmpty()) {
            return batch;
        }
        Recorded result;
        try {
            result = transactions.call(() -> record(batch));
        } catch (RuntimeException e) {
            keep(batch);
            throw e;
        }
        count.addAndGet(-batch.size());
        mostAtOnce = Math.min(MOST_AT_ONCE, 2 * mostAtOnce);
        if (result.lost() > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} results came after their lease had ended and were dropped; the deliveries are sent again.",
                    result.lost());
        }
        told.accept(result);
        return batch;
    }

    private Recorded record(List<Settlement> batch) {
        Recorded done = deliveries.record(batch);
        done.gone().forEach(webhook -> disabling.disable(webhook, Disabling.Reason.GONE));
        done.failing().forEach(webhook -> disabling.disable(webhook, Disabling.Reason.FAILING));
        return done;
    }

    private void keep(List<Settlement> batch) {
        if (batch.size() == 1) {
            waiting.addLast(batch.get(0));
        } else {
            for (int i = batch.size() - 1; i >= 0; i--) {
                waiting.addFirst(batch.get(i));
            }
        }
        mostAtOnce = Math.max(1, batch.size() / 2);
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
}
