package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.belfry.incoming.IncomingPump;
import org.jspecify.annotations.Nullable;

/** The work on receipts as one thing that is started and stopped. */
@Dependent
class IncomingEngine {
    private static final Logger LOG = System.getLogger(IncomingEngine.class.getName());
    private static final Duration MOST_WAITING = Duration.ofSeconds(15);

    private final IncomingPump pump;
    private final ManagedScheduledExecutorService executor;
    private @Nullable ScheduledFuture<?> looks;

    @Inject
    IncomingEngine(IncomingPump pump, @Belfry ManagedScheduledExecutorService executor) {
        this.pump = pump;
        this.executor = executor;
    }

    void start() {
        looks = executor.scheduleWithFixedDelay(pump::nudge, 0, 1, TimeUnit.SECONDS);
    }

    void stop() {
        if (looks != null) {
            looks.cancel(false);
        }
        try {
            if (!pump.stop(MOST_WAITING)) {
                LOG.log(
                        Level.WARNING,
                        "Some receipts are still worked on; they are begun again when their leases end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
