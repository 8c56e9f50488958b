package org.belfry.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.action.Effect;
import org.belfry.action.Report;

/** Starts automations, but none that one of them has led to, and no endless chain. */
public final class Starting {
    private static final int LONGEST_CHAIN = 10;

    private final Automations automations;
    private final Errands errands;

    public Starting(Automations automations, Errands errands) {
        this.automations = automations;
        this.errands = errands;
    }

    /** Adds the run in the current transaction, or says why not. */
    Report start(Errand errand, Effect.StartAutomation wanted, Report report) {
        Optional<Automation> found =
                automations.named(errand.tenant(), wanted.automation().text());
        if (found.isEmpty() || !found.get().active()) {
            return refused(report, found.isEmpty() ? "There is no such automation." : "The automation is inactive.");
        }
        List<Long> before = errand.origin() instanceof Origin.Automated run ? run.chain() : List.of();
        long id = found.get().id();
        if (before.contains(id)) {
            return refused(report, "The automation was stopped: it would start itself again.");
        }
        if (before.size() >= LONGEST_CHAIN) {
            return refused(report, "The automation was stopped: %d led to it.".formatted(before.size()));
        }
        List<Long> chain = new ArrayList<>(before);
        chain.add(id);
        errands.start(errand.tenant(), new Origin.Automated(id, wanted.email(), chain), wanted.data());
        return report;
    }

    private static Report refused(Report report, String why) {
        return new Report(report.type(), Report.Status.FAILED, why, report.warnings());
    }
}
