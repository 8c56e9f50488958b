package org.belfry.incoming;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.belfry.kernel.Transactions;

/** Keeps a few workers busy as long as receipts wait. Nothing is lost when it stops: what waits, waits in the database. */
public final class IncomingPump {
    private static final Logger LOG = System.getLogger(IncomingPump.class.getName());

    private final Errands errands;
    private final Transactions transactions;
    private final Processing processing;
    private final Executor executor;
    private final int most;
    private final Semaphore places;
    private volatile boolean stopped;
    private volatile boolean troubled;

    /** @param most workers at a time on this node */
    public IncomingPump(
            Errands errands, Transactions transactions, Processing processing, Executor executor, int most) {
        this.errands = errands;
        this.transactions = transactions;
        this.processing = processing;
        this.executor = executor;
        this.most = most;
        this.places = new Semaphore(most);
    }

    /** Something may wait; to be called after a commit, and now and then for what other nodes and retries have left. */
    public void nudge() {
        if (!stopped && places.tryAcquire()) {
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException e) {
                places.release();
            }
        }
    }

    /** Lets nobody begin anything new, and waits for those at work; false when some still are. */
    public boolean stop(Duration atMost) throws InterruptedException {
        stopped = true;
        return places.tryAcquire(most, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            while (!stopped && workOnOne()) {
                // Until nothing is due.
            }
        } finally {
            places.release();
        }
    }

    private boolean workOnOne() {
        try {
            List<Errand> claimed = transactions.call(() -> errands.claim(1, Processing.LEASE));
            claimed.forEach(processing::process);
            troubled = false;
            return !claimed.isEmpty();
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.log(Level.WARNING, "Receipts cannot be processed at the moment; they wait.", e);
            }
            troubled = true;
            return false;
        }
    }
}
