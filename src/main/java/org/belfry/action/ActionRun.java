package org.belfry.action;

import java.util.ArrayList;
import java.util.List;
import org.belfry.contact.Changed;
import org.jspecify.annotations.Nullable;

/**
 * Runs actions in their order, each seeing what the one before did. All of it is one transaction of the caller: what a port
 * throws ends the run, is rolled back with it, and the whole run is tried again.
 */
public final class ActionRun {
    private final Scene scene;
    private final Ledger ledger;

    public ActionRun(Scene scene, Ledger ledger) {
        this.scene = scene;
        this.ledger = ledger;
    }

    /** Does them all; one report each, in their order. */
    public List<Report> run(Actions actions, Subject subject) {
        List<Report> reports = new ArrayList<>();
        for (Action action : actions.all()) {
            reports.add(carryOut(action, action.decide(subject, scene)));
        }
        return reports;
    }

    private Report carryOut(Action action, Decision decision) {
        if (decision instanceof Decision.Done done) {
            keep(done.change());
            done.effects().forEach(ledger::queue);
            return new Report(action.type(), Report.Status.DONE, done.message(), done.warnings());
        }
        return new Report(action.type(), Report.Status.SKIPPED, decision.message(), List.of());
    }

    private void keep(@Nullable Changed change) {
        if (change != null) {
            ledger.keep(change);
        }
    }
}
