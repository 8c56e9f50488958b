package org.belfry.delivery.worker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Turns the pump's two cranks, each on a thread of its own, until told to stop. Trouble with the database is told once
 * and waited out.
 */
public final class PumpThreads {
    private static final Logger LOG = System.getLogger(PumpThreads.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DeliveryPump pump;
    private final CountDownLatch stopped = new CountDownLatch(2);
    private volatile Phase phase = Phase.RUNNING;

    public PumpThreads(DeliveryPump pump) {
        this.pump = pump;
    }

    public void start(Executor executor) {
        executor.execute(() -> loop("claim", this::claimUntilStopped));
        executor.execute(() -> loop("record", this::recordUntilDrained));
    }

    /**
     * Claims nothing more, lets what is under way end, and records it; returns when done or after so long.
     *
     * @return whether everything under way was recorded
     */
    public boolean drain(Duration most) throws InterruptedException {
        phase = Phase.DRAINING;
        pump.stopSending();
        boolean done = stopped.await(most.toMillis(), TimeUnit.MILLISECONDS);
        phase = Phase.STOPPED;
        return done;
    }

    private void loop(String name, Crank crank) {
        try {
            crank.turnUntilDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            LOG.log(Level.DEBUG, "The {0} thread has ended.", name);
            stopped.countDown();
        }
    }

    private void claimUntilStopped() throws InterruptedException {
        Trouble trouble = new Trouble("Deliveries cannot be claimed; they wait");
        while (phase == Phase.RUNNING) {
            if (trouble.survives(pump::claim)) {
                pump.awaitDue();
            }
        }
    }

    private void recordUntilDrained() throws InterruptedException {
        Trouble trouble = new Trouble("Results cannot be recorded; they are kept");
        while (phase == Phase.RUNNING || (phase == Phase.DRAINING && pump.underWay() > 0)) {
            if (trouble.survives(pump::record)) {
                pump.awaitEnded();
            }
        }
    }

    private enum Phase {
        RUNNING,
        DRAINING,
        STOPPED
    }

    @FunctionalInterface
    private interface Crank {
        void turnUntilDone() throws InterruptedException;
    }

    /** Tells of a failure once, and once more when it is over. */
    private static final class Trouble {
        private final String what;
        private boolean told;

        Trouble(String what) {
            this.what = what;
        }

        boolean survives(Runnable turn) throws InterruptedException {
            try {
                turn.run();
            } catch (RuntimeException | Error e) {
                // An error of one turn must not silently end all sending.
                if (!told) {
                    LOG.log(Level.WARNING, what + "; trying again every second.", e);
                    told = true;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                return false;
            }
            if (told) {
                LOG.log(Level.INFO, "It works again.");
                told = false;
            }
            return true;
        }
    }
}
