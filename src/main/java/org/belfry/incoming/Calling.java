package org.belfry.incoming;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.belfry.action.Effect;
import org.belfry.action.Report;
import org.belfry.contact.ContactState;
import org.belfry.event.HubEvent;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.MalformedJson;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/** Hands requests of custom actions and records for CRMs to the delivery engine: as an event that one outgoing webhook hears. */
public final class Calling {
    private final ActionTargets targets;
    private final CrmRecords records;
    private final Consumer<HubEvent> bell;

    /** @param bell takes events in the current transaction */
    public Calling(ActionTargets targets, CrmRecords records, Consumer<HubEvent> bell) {
        this.targets = targets;
        this.records = records;
        this.bell = bell;
    }

    /** Queues the request in the current transaction, or says why not. */
    Report call(Tenant tenant, Effect.CallUrl wanted, Optional<ContactState> contact, Report report) {
        Optional<ActionTargets.Target> target = targets.find(tenant, wanted.url(), wanted.template());
        if (target.isEmpty() || !target.get().active()) {
            return refused(
                    report,
                    target.isEmpty()
                            ? "The outgoing webhook of this request was deleted; save the action to have it made again."
                            : "The outgoing webhook of this request is not active.");
        }
        RawJson data = data(wanted, contact);
        try {
            StrictJson.read(data.bytes());
        } catch (MalformedJson e) {
            return refused(report, "The data is nested too deeply to be sent on.");
        }
        ring(tenant, target.get(), data);
        return report;
    }

    /** Queues the record in the current transaction, or says why not. */
    Report send(Tenant tenant, Effect.SendCrmRecord wanted, Report report) {
        Optional<ActionTargets.Target> target = records.of(tenant, wanted.connection());
        if (target.isEmpty() || !target.get().active()) {
            return refused(
                    report,
                    target.isEmpty()
                            ? "There is no such CRM connection."
                            : "The outgoing webhook of this CRM connection is not active.");
        }
        ring(tenant, target.get(), payload(wanted.record()));
        return report;
    }

    private void ring(Tenant tenant, ActionTargets.Target target, RawJson data) {
        bell.accept(new HubEvent(null, target.eventType(), null, data, null, tenant));
    }

    private static RawJson payload(RawJson whole) {
        return new ObjectText().raw("payload", whole).done();
    }

    /** For a template, what came with the contact beside it; else what came, alone. */
    private static RawJson data(Effect.CallUrl wanted, Optional<ContactState> contact) {
        if (wanted.template() == null) {
            return payload(wanted.data());
        }
        ObjectText data =
                new ObjectText().raw("contact", contact.map(ContactState::json).orElseGet(() -> bare(wanted.email())));
        JsonSlice body = StrictJson.read(wanted.data().bytes());
        JsonSlice inner = body.members().get("data");
        Map<String, JsonSlice> told = inner != null && inner.kind() == Kind.OBJECT ? inner.members() : body.members();
        told.forEach((name, value) -> {
            if (!name.equals("contact")) {
                data.raw(name, value.raw());
            }
        });
        return data.done();
    }

    private static RawJson bare(EmailAddress email) {
        return new ObjectText().text("email", email.value()).done();
    }

    private static Report refused(Report report, String why) {
        return new Report(report.type(), Report.Status.FAILED, why, report.warnings());
    }
}
