package org.belfry.incoming;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.belfry.action.Action;
import org.belfry.action.ActionRun;
import org.belfry.action.Actions;
import org.belfry.action.Effect;
import org.belfry.action.Report;
import org.belfry.action.Scene;
import org.belfry.contact.Authority;
import org.belfry.contact.Occasion;
import org.belfry.guard.ContactKey;
import org.belfry.guard.DuplicateGuard;
import org.belfry.guard.LoopbackGuard;
import org.belfry.incoming.Outcome.Remarks;
import org.belfry.json.RawJson;

/** The guards and the actions of one receipt, in one transaction of the caller. */
public final class ActionStage {
    private final Plans plans;
    private final RunBook.Shelf shelf;
    private final Guardians guardians;
    private final Handover handover;
    private final InstantSource clock;

    public ActionStage(Plans plans, RunBook.Shelf shelf, Guardians guardians, Handover handover, InstantSource clock) {
        this.plans = plans;
        this.shelf = shelf;
        this.guardians = guardians;
        this.handover = handover;
        this.clock = clock;
    }

    /** Both guards. */
    public record Guardians(DuplicateGuard duplicates, LoopbackGuard loopback) {}

    /** How far the work comes in this transaction. */
    Outcome run(Errand errand) {
        Optional<Plan> plan = plans.of(errand);
        if (plan.isEmpty()) {
            return ended(
                    ReceiptStatus.FAILED, new Remarks(List.of("What it was for does not exist any more."), List.of()));
        }
        if (plan.get() instanceof Plan.Impossible impossible) {
            return ended(ReceiptStatus.FAILED, new Remarks(impossible.errors(), impossible.warnings()));
        }
        Plan.Ready ready = (Plan.Ready) plan.get();
        Occasion occasion = new Occasion(
                errand.tenant(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Authority.MACHINE,
                errand.origin() instanceof Origin.Automated run ? run.chain() : List.of());
        return held(errand, ready, occasion.now()).orElseGet(() -> act(errand, ready, occasion));
    }

    /** What the guards say; nothing when they let it pass, or were not asked. */
    private Optional<Outcome> held(Errand errand, Plan.Ready plan, Instant now) {
        if (errand.progress().byHand() || !(errand.origin() instanceof Origin.Posted posted)) {
            return Optional.empty();
        }
        ContactKey contact = ContactKey.ofEmail(errand.tenant(), plan.subject().email());
        Optional<Instant> blocked = guardians.loopback().blockedUntil(contact, now);
        if (blocked.isPresent()) {
            return Optional.of(warned(
                    ReceiptStatus.BLOCKED,
                    "Belfry itself has just tagged this contact; requests about it are blocked until "
                            + blocked.get().truncatedTo(ChronoUnit.SECONDS) + "."));
        }
        String same = "incoming:" + posted.webhook() + ":" + fingerprint(errand.payload());
        if (guardians.duplicates().begin(contact, same, now) == DuplicateGuard.Verdict.DUPLICATE) {
            return Optional.of(
                    warned(ReceiptStatus.DUPLICATE, "The same was received just before; it was not processed again."));
        }
        guardians.duplicates().done(contact, same, now);
        return Optional.empty();
    }

    private Outcome act(Errand errand, Plan.Ready plan, Occasion occasion) {
        RunBook book = new RunBook(shelf, occasion);
        ActionRun run = new ActionRun(new Scene(book, occasion), book);
        List<Report> reports = new ArrayList<>();
        List<PendingEffect> effects = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Action action : plan.actions().all()) {
            Report report =
                    warned(run.run(new Actions(List.of(action)), plan.subject()).get(0), book.takeRemarks());
            for (Effect effect : book.takeQueued()) {
                Optional<Report> taken = handover.take(errand, effect, book, report);
                report = taken.orElse(report);
                if (taken.isEmpty()) {
                    effects.add(new PendingEffect(reports.size(), effect, false));
                }
            }
            if (report.status() == Report.Status.FAILED) {
                errors.add(report.type() + ": " + report.message());
            }
            reports.add(report);
        }
        ReceiptStatus ended = errors.isEmpty() ? ReceiptStatus.PROCESSED : ReceiptStatus.FAILED;
        return new Outcome(
                effects.isEmpty() ? ended : ReceiptStatus.PENDING,
                reports,
                effects,
                new Remarks(errors, plan.warnings()),
                null);
    }

    private static Report warned(Report report, List<String> remarks) {
        List<String> warnings = new ArrayList<>(report.warnings());
        warnings.addAll(remarks);
        return new Report(report.type(), report.status(), report.message(), warnings);
    }

    private static Outcome warned(ReceiptStatus status, String warning) {
        return ended(status, new Remarks(List.of(), List.of(warning)));
    }

    private static Outcome ended(ReceiptStatus status, Remarks remarks) {
        return new Outcome(status, List.of(), null, remarks, null);
    }

    private static String fingerprint(RawJson payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
