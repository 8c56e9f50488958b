package org.belfry.delivery.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.belfry.delivery.Deliveries;
import org.belfry.delivery.Deliveries.Recorded;
import org.belfry.delivery.Disabling;
import org.belfry.delivery.Settlement;
import org.belfry.kernel.Transactions;

/**
 * Writes what came of deliveries, as many in one transaction as have gathered while the last one was written. A batch
 * that the database does not take is kept and tried again: until its lease ends nobody else sends the delivery.
 */
public final class Recorder {
    private static final Logger LOG = System.getLogger(Recorder.class.getName());
    private static final int MOST_AT_ONCE = 1000;

    private final Deliveries deliveries;
    private final Disabling disabling;
    private final Transactions transactions;
    private final Queue<Settlement> waiting = new ConcurrentLinkedQueue<>();
    private List<Settlement> batch = List.of();

    public Recorder(Deliveries deliveries, Disabling disabling, Transactions transactions) {
        this.deliveries = deliveries;
        this.disabling = disabling;
        this.transactions = transactions;
    }

    void add(Settlement settlement) {
        waiting.add(settlement);
    }

    /**
     * Writes one batch, if anything waits, and then tells of it. To be called by one thread at a time.
     *
     * @throws RuntimeException when the database did not take it; the batch is kept for the next call
     */
    boolean recordBatch(Consumer<List<Settlement>> recorded) {
        if (batch.isEmpty()) {
            batch = next();
        }
        if (batch.isEmpty()) {
            return false;
        }
        Recorded result = transactions.call(() -> {
            Recorded done = deliveries.record(batch);
            done.gone().forEach(webhook -> disabling.disable(webhook, Disabling.Reason.GONE));
            done.failing().forEach(webhook -> disabling.disable(webhook, Disabling.Reason.FAILING));
            return done;
        });
        if (result.lost() > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} results came after their lease had ended and were dropped; the deliveries are sent again.",
                    result.lost());
        }
        List<Settlement> done = batch;
        batch = List.of();
        recorded.accept(done);
        return true;
    }

    private List<Settlement> next() {
        List<Settlement> next = new ArrayList<>();
        for (Settlement each = waiting.poll(); each != null; each = waiting.poll()) {
            next.add(each);
            if (next.size() == MOST_AT_ONCE) {
                break;
            }
        }
        return next;
    }
}
