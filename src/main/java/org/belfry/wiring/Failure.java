package org.belfry.wiring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Ends a start that cannot succeed. */
final class Failure {
    private static final Logger LOG = System.getLogger(Failure.class.getName());
    private static final int EXIT_CODE = 2;
    private static final Duration MOST_SHUTDOWN = Duration.ofSeconds(3);

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private Failure() {}

    /**
     * Says why in one sentence. On Payara Micro, which is ours alone, the process ends with exit code 2; on a shared
     * server the deployment fails. Only the first failure counts; others follow from it.
     */
    static void end(RuntimeException failure) {
        if (TOLD.getAndSet(true)) {
            return;
        }
        WrongConfiguration wrong = wrongConfiguration(failure);
        if (wrong == null) {
            LOG.log(Level.ERROR, "Belfry cannot start.", failure);
        } else {
            LOG.log(Level.ERROR, "Belfry cannot start: {0}", wrong.getMessage());
        }
        if (isPayaraMicro()) {
            Thread exit = new Thread(() -> System.exit(EXIT_CODE), "belfry-exit");
            exit.setDaemon(true);
            exit.start();
            Thread halt = new Thread(Failure::haltLater, "belfry-halt");
            halt.setDaemon(true);
            halt.start();
        }
    }

    private static @Nullable WrongConfiguration wrongConfiguration(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongConfiguration wrong) {
                return wrong;
            }
        }
        return null;
    }

    /** The server's own shutdown may wait for the deployment that has just failed. */
    private static void haltLater() {
        try {
            TimeUnit.NANOSECONDS.sleep(MOST_SHUTDOWN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static boolean isPayaraMicro() {
        try {
            Class.forName("fish.payara.micro.PayaraMicro", false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
