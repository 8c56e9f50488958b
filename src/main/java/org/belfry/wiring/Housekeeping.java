package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.belfry.maintenance.Timetable;
import org.jspecify.annotations.Nullable;

/** The jobs by the clock, as one thing that is started and stopped. */
@Dependent
class Housekeeping {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final Duration MOST_STOPPING = Duration.ofSeconds(10);

    private final Timetable timetable;
    private final ManagedScheduledExecutorService executor;
    private @Nullable ScheduledFuture<?> turns;

    @Inject
    Housekeeping(Timetable timetable, @Belfry ManagedScheduledExecutorService executor) {
        this.timetable = timetable;
        this.executor = executor;
    }

    void start() {
        timetable.open();
        turns = executor.scheduleWithFixedDelay(timetable::turn, 2, TURN.toSeconds(), TimeUnit.SECONDS);
    }

    void stop() {
        if (turns != null) {
            turns.cancel(false);
        }
        try {
            timetable.close(MOST_STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The jobs were not stopped cleanly; they go on when a node starts.", e);
        }
    }
}
