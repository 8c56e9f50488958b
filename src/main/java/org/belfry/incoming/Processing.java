package org.belfry.incoming;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.action.Report;
import org.belfry.incoming.Outcome.Remarks;
import org.belfry.incoming.Outcome.Retry;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Works on a receipt: first its actions, all of them in one transaction with everything they change, then their effects one
 * by one, each noted as it is done. What fails is tried again by {@link ProcessingRetries}.
 */
public final class Processing {
    /** How long a node may work on the actions, one short transaction, before others take over. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** The same for one effect, which may ask somebody slow. */
    private static final Duration EFFECT_LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = System.getLogger(Processing.class.getName());
    private static final int TRIES_AT_ONCE = 3;

    private final ActionStage stage;
    private final Errands errands;
    private final Transactions transactions;
    private final EffectRunner runner;
    private final InstantSource clock;

    public Processing(
            ActionStage stage, Errands errands, Transactions transactions, EffectRunner runner, InstantSource clock) {
        this.stage = stage;
        this.errands = errands;
        this.transactions = transactions;
        this.runner = runner;
        this.clock = clock;
    }

    /** Does what is to be done now. */
    public void process(Errand errand) {
        Instant start = clock.instant();
        try {
            List<PendingEffect> effects = errand.progress().effects();
            if (effects == null) {
                act(errand, start);
            } else {
                new EffectStage(errand, errand.progress().actions(), effects).carryOut(start);
            }
        } catch (LeaseLost e) {
            LOG.log(
                    Level.INFO,
                    "Another node works on receipt {0} by now.",
                    errand.ticket().receipt());
        }
    }

    private void act(Errand errand, Instant start) {
        for (int tries = 1; ; tries++) {
            try {
                Outcome outcome = transactions.call(() -> {
                    Outcome decided = stage.run(errand);
                    errands.settle(errand.ticket(), decided);
                    return decided;
                });
                if (outcome.status() == ReceiptStatus.PENDING && outcome.effects() != null) {
                    new EffectStage(errand, outcome.actions(), outcome.effects()).carryOut(start);
                }
                return;
            } catch (LeaseLost e) {
                throw e;
            } catch (RuntimeException e) {
                // Two that change the same contact may stop each other, and the next try succeeds.
                if (tries == TRIES_AT_ONCE) {
                    LOG.log(Level.WARNING, "Receipt " + errand.ticket().receipt() + " could not be processed.", e);
                    settleFailed(errand, List.of(), null, List.of("Processing failed."), start);
                    return;
                }
            }
        }
    }

    private void settleFailed(
            Errand errand,
            List<Report> reports,
            @Nullable List<PendingEffect> effects,
            List<String> errors,
            Instant start) {
        Instant known = errand.progress().firstAttemptAt();
        Instant first = known == null ? start : known;
        int failed = errand.progress().failedAttempts() + 1;
        Optional<Instant> next = ProcessingRetries.next(first, failed);
        Outcome outcome = new Outcome(
                next.isPresent() ? ReceiptStatus.PENDING : ReceiptStatus.FAILED,
                reports,
                effects,
                new Remarks(errors, List.of()),
                new Retry(failed, first, next.orElse(null)));
        transactions.run(() -> errands.settle(errand.ticket(), outcome));
    }

    /** The effects of one errand. */
    private final class EffectStage {
        private final Errand errand;
        private final List<Report> reports;
        private final List<PendingEffect> effects;
        private boolean later;
        private boolean impossible;

        EffectStage(Errand errand, List<Report> reports, List<PendingEffect> effects) {
            this.errand = errand;
            this.reports = new ArrayList<>(reports);
            this.effects = new ArrayList<>(effects);
        }

        void carryOut(Instant start) {
            for (int i = 0; i < effects.size(); i++) {
                if (!effects.get(i).done()) {
                    step(i);
                }
            }
            List<String> errors = reports.stream()
                    .filter(report -> report.status() == Report.Status.FAILED)
                    .map(report -> report.type() + ": " + report.message())
                    .toList();
            if (later) {
                settleFailed(errand, reports, effects, errors, start);
            } else {
                boolean failed = impossible || !errors.isEmpty();
                settle(failed ? ReceiptStatus.FAILED : ReceiptStatus.PROCESSED, errors);
            }
        }

        private void step(int i) {
            if (!transactions.call(() -> errands.renew(errand.ticket(), EFFECT_LEASE))) {
                throw new LeaseLost();
            }
            PendingEffect pending = effects.get(i);
            EffectRunner.Verdict verdict = verdict(pending);
            boolean done = verdict instanceof EffectRunner.Verdict.Done;
            Report before = reports.get(pending.action());
            reports.set(
                    pending.action(),
                    new Report(
                            before.type(),
                            done ? Report.Status.DONE : Report.Status.FAILED,
                            verdict.message(),
                            before.warnings()));
            if (verdict instanceof EffectRunner.Verdict.Later) {
                later = true;
            } else {
                impossible |= !done;
                effects.set(i, pending.behindUs());
                settle(ReceiptStatus.PENDING, List.of());
            }
        }

        private EffectRunner.Verdict verdict(PendingEffect pending) {
            try {
                return runner.carryOut(errand.tenant(), pending.effect());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "An effect of receipt " + errand.ticket().receipt() + " failed.", e);
                return new EffectRunner.Verdict.Later("It failed; the log tells why.");
            }
        }

        private void settle(ReceiptStatus status, List<String> errors) {
            Outcome outcome = new Outcome(status, reports, effects, new Remarks(errors, List.of()), null);
            transactions.run(() -> errands.settle(errand.ticket(), outcome));
        }
    }
}
