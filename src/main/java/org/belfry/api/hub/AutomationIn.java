package org.belfry.api.hub;

import java.util.List;
import org.belfry.contact.Slug;
import org.belfry.egress.EgressPolicy;
import org.belfry.incoming.AutomationDesk;
import org.belfry.incoming.Wish;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** Reads what a client says of an automation: a new one, or a change by JSON merge. All faults are told at once. */
final class AutomationIn {
    private static final List<String> LASTING = List.of("name", "steps");

    private final Faults faults = new Faults();
    private final MergeForm form;
    private final EgressPolicy policy;

    private AutomationIn(JsonSlice body, EgressPolicy policy) {
        this.policy = policy;
        this.form = new MergeForm(body, faults);
    }

    /** A new one: name and steps are required; null counts as absent. */
    static AutomationDesk.Edit toCreate(JsonSlice body, EgressPolicy policy) {
        AutomationIn in = new AutomationIn(body, policy);
        LASTING.stream()
                .filter(name -> !in.form.has(name) || in.form.isNull(name))
                .forEach(name -> in.form.fault(name, "Is required."));
        return in.edit();
    }

    static AutomationDesk.Edit toChange(JsonSlice body, EgressPolicy policy) {
        AutomationIn in = new AutomationIn(body, policy);
        LASTING.stream().filter(in.form::isNull).forEach(name -> in.form.fault(name, "Cannot be taken back."));
        return in.edit();
    }

    private AutomationDesk.Edit edit() {
        AutomationDesk.Edit edit = new AutomationDesk.Edit(
                form.value("name", IncomingWebhookIn::text),
                description(),
                form.value("status", IncomingWebhookIn::active),
                form.has("trigger") ? new Wish<>(form.value("trigger", this::tag)) : null,
                form.value("steps", value -> ActionsIn.read(value, "steps", policy, faults)));
        form.refuseTheRest();
        Problem.throwIfAny(faults);
        return edit;
    }

    /** {@code {"tag_added":"vip"}}, by slug or title. */
    private Slug tag(JsonSlice value) {
        MergeForm trigger = new MergeForm(value, faults);
        Slug tag = Grants.required(trigger, "tag_added", name -> Slug.of(MergeForm.text(name))
                .orElseThrow(() -> new IllegalArgumentException("Must be the slug or the title of a tag.")));
        trigger.refuseTheRest();
        if (tag == null) {
            throw new IllegalArgumentException("Must look like {\"tag_added\": \"vip\"}.");
        }
        return tag;
    }

    private @Nullable Wish<String> description() {
        return form.has("description") ? new Wish<>(form.value("description", IncomingWebhookIn::text)) : null;
    }
}
