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

/** Hands the requests of custom actions to the delivery engine: as an event that one outgoing webhook hears. */
public final class Calling {
    private final ActionTargets targets;
    private final Consumer<HubEvent> bell;

    /** @param bell takes events in the current transaction */
    public Calling(ActionTargets targets, Consumer<HubEvent> bell) {
        this.targets = targets;
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
        bell.accept(new HubEvent(null, target.get().eventType(), null, data, null, tenant));
        return report;
    }

    /** For a template, what came with the contact beside it; else what came, alone. */
    private static RawJson data(Effect.CallUrl wanted, Optional<ContactState> contact) {
        if (wanted.template() == null) {
            return new ObjectText().raw("payload", wanted.data()).done();
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
