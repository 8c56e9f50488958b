package org.belfry.incoming;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.action.Effect;
import org.belfry.action.Report;
import org.belfry.contact.ContactLedger;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.Occasion;
import org.belfry.event.EventType;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.kernel.EmailAddress;

/** Starts automations, by an action or by a tag, but none that one of them has led to, and no endless chain. */
public final class Starting implements ContactLedger.Enrollment {
    private static final Logger LOG = System.getLogger(Starting.class.getName());
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
        Optional<String> objection = objection(before, found.get());
        if (objection.isPresent()) {
            return refused(report, objection.get());
        }
        errands.start(errand.tenant(), run(before, found.get(), wanted.email()), wanted.data());
        return report;
    }

    /** Adds a run of each active automation that one of the tags starts. */
    @Override
    public List<String> tagged(Occasion occasion, ContactState contact, List<Label> tags) {
        List<String> stopped = new ArrayList<>();
        for (Label tag : tags) {
            for (Automation automation : automations.startedBy(occasion.tenant(), tag.slug())) {
                Optional<String> objection = objection(occasion.automations(), automation);
                if (objection.isPresent()) {
                    stopped.add(stopped(automation, tag, objection.get()));
                } else {
                    errands.start(
                            occasion.tenant(),
                            run(
                                    occasion.automations(),
                                    automation,
                                    contact.profile().email()),
                            data(contact, tag));
                }
            }
        }
        return stopped;
    }

    private static String stopped(Automation automation, Label tag, String why) {
        LOG.log(
                Level.WARNING,
                "Automation {0} of tenant {1}, started by the tag {2}: {3}",
                Long.toString(automation.id()),
                automation.tenant().id(),
                tag.slug().value(),
                why);
        return "The tag %s starts the automation \"%s\". %s"
                .formatted(tag.slug(), automation.title().name(), why);
    }

    /** As an event tells it. */
    private static RawJson data(ContactState contact, Label tag) {
        RawJson data = new ObjectText()
                .raw("contact", contact.json())
                .raw("tag", tag.json())
                .done();
        return new ObjectText()
                .text("event", EventType.CONTACT_TAG_ADDED.wireName())
                .raw("data", data)
                .done();
    }

    private static Optional<String> objection(List<Long> before, Automation automation) {
        if (before.contains(automation.id())) {
            return Optional.of("The automation was stopped: it would start itself again.");
        }
        return before.size() >= LONGEST_CHAIN
                ? Optional.of("The automation was stopped: %d led to it.".formatted(before.size()))
                : Optional.empty();
    }

    private static Origin.Automated run(List<Long> before, Automation automation, EmailAddress email) {
        List<Long> chain = new ArrayList<>(before);
        chain.add(automation.id());
        return new Origin.Automated(automation.id(), email, chain);
    }

    private static Report refused(Report report, String why) {
        return new Report(report.type(), Report.Status.FAILED, why, report.warnings());
    }
}
