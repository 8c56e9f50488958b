package org.belfry.maintenance;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.belfry.kernel.Transactions;

/** Runs jobs when they are due, on one node; turned every few seconds by whoever has a clock. */
public final class Timetable {
    private static final Logger LOG = System.getLogger(Timetable.class.getName());
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Jobs jobs;
    private final JobLeases leases;
    private final Transactions transactions;
    private final String node;

    /** @param node owner of this node's leases */
    public Timetable(Jobs jobs, JobLeases leases, Transactions transactions, String node) {
        this.jobs = jobs;
        this.leases = leases;
        this.transactions = transactions;
        this.node = node;
    }

    /** What this node ran when it died is due at once. */
    public void open() {
        transactions.run(() -> leases.giveBack(node));
    }

    /** Keeps what runs here, and begins what is due. Trouble is told, and over at one of the next turns. */
    public void turn() {
        try {
            transactions.run(() -> leases.renew(node));
            for (Job job : Job.values()) {
                if (transactions.call(() -> leases.isDue(job)) && jobs.resume(job) instanceof Jobs.Outcome.Done) {
                    transactions.run(() -> leases.postpone(job));
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Jobs that are due cannot be begun; trying again soon.", e);
        }
    }

    /** Stops what runs here; it goes on when a node starts. Returns when it has stopped, or after so long. */
    public void close(Duration most) throws InterruptedException {
        List<Job> here = Arrays.stream(Job.values())
                .filter(job -> transactions.call(() -> leases.isHeldBy(job, node)))
                .toList();
        here.forEach(jobs::stop);
        long end = System.nanoTime() + most.toNanos();
        for (Job job : here) {
            while (jobs.running(job).isPresent() && System.nanoTime() - end < 0) {
                TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
            }
        }
        transactions.run(() -> leases.giveBack(node));
    }
}
