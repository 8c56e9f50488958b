package org.belfry.wiring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.belfry.database.Rows;
import org.belfry.fusion.Loading;
import org.belfry.guard.sql.SqlClaims;
import org.belfry.guard.sql.SqlLocks;
import org.belfry.incoming.IncomingPump;
import org.belfry.kernel.Transactions;
import org.belfry.member.LinkMails;
import org.belfry.member.sql.SqlPasswordLinks;

/** The work on receipts as one thing that is started and stopped. */
@Dependent
class IncomingEngine {
    private static final Logger LOG = System.getLogger(IncomingEngine.class.getName());
    /** So long a link that was used is told from one that never was. */
    private static final Duration LINKS_REMEMBERED = Duration.ofDays(30);

    private static final Duration MOST_WAITING = Duration.ofSeconds(15);

    private final IncomingPump pump;
    private final Loading loading;
    private final LinkMails mails;
    private final Sweep sweep;
    private final ManagedScheduledExecutorService executor;
    private final List<ScheduledFuture<?>> rounds = new ArrayList<>();

    @Inject
    IncomingEngine(
            IncomingPump pump,
            Loading loading,
            LinkMails mails,
            Sweep sweep,
            @Belfry ManagedScheduledExecutorService executor) {
        this.pump = pump;
        this.loading = loading;
        this.mails = mails;
        this.sweep = sweep;
        this.executor = executor;
    }

    void start() {
        rounds.add(executor.scheduleWithFixedDelay(pump::nudge, 0, 1, TimeUnit.SECONDS));
        rounds.add(executor.scheduleWithFixedDelay(loading::nudge, 0, 1, TimeUnit.SECONDS));
        rounds.add(executor.scheduleWithFixedDelay(mails::nudge, 0, 1, TimeUnit.SECONDS));
        rounds.add(executor.scheduleWithFixedDelay(sweep::sweep, 5, 5, TimeUnit.MINUTES));
    }

    void stop() {
        rounds.forEach(round -> round.cancel(false));
        loading.stop();
        mails.stop();
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

    /** Forgets claims and locks that hold nobody any more, and links long gone. */
    @Dependent
    static class Sweep {
        private final SqlClaims claims;
        private final SqlLocks locks;
        private final SqlPasswordLinks links;
        private final Transactions transactions;
        private final InstantSource clock;

        @Inject
        Sweep(Rows rows, Transactions transactions, InstantSource clock) {
            this.claims = new SqlClaims(rows);
            this.locks = new SqlLocks(rows);
            this.links = new SqlPasswordLinks(rows);
            this.transactions = transactions;
            this.clock = clock;
        }

        void sweep() {
            try {
                transactions.run(() -> {
                    claims.forget(clock.instant());
                    locks.forget(clock.instant());
                    links.forget(clock.instant().minus(LINKS_REMEMBERED));
                });
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Old claims were not forgotten; trying again in five minutes.", e);
            }
        }
    }
}
