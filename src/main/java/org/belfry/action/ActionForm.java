package org.belfry.action;

import java.util.List;
import java.util.Optional;
import org.belfry.action.AddToList.Consent;
import org.belfry.contact.Slug;
import org.belfry.egress.Destination;
import org.belfry.json.Faults;
import org.belfry.json.Form;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.json.RawJson;
import org.belfry.mapping.ContactStatus;
import org.belfry.mapping.OutwardMapping;
import org.jspecify.annotations.Nullable;

/** Reads one action. What comes out beside faults is not to be used. */
final class ActionForm {
    private static final String TYPES = "add_subscriber, update_subscriber, add_to_list, remove_from_list, apply_tag,"
            + " change_status, trigger_automation, create_crm_record or custom";

    private final Form form;
    private final Faults faults;

    private ActionForm(Form form, Faults faults) {
        this.form = form;
        this.faults = faults;
    }

    static Optional<Action> read(Form form, Faults faults) {
        JsonSlice type = form.value("type");
        if (type == null) {
            return Optional.empty();
        }
        Optional<Action> action = new ActionForm(form, faults).ofType(type.kind() == Kind.STRING ? type.text() : "");
        // Of a type that is not known nobody can say which members it has.
        if (action.isPresent()) {
            form.refuseTheRest();
        }
        return action;
    }

    private Optional<Action> ofType(String type) {
        return switch (type) {
            case "add_subscriber" ->
                Optional.of(new AddSubscriber(
                        labels(form.textsIfAny("lists"), "lists"), labels(form.textsIfAny("tags"), "tags")));
            case "update_subscriber" -> Optional.of(new UpdateSubscriber());
            case "add_to_list" ->
                Optional.of(new AddToList(
                        label("list"), form.truthIfAny("double_opt_in") ? Consent.DOUBLE_OPT_IN : Consent.NONE_ASKED));
            case "remove_from_list" -> Optional.of(new RemoveFromList(label("list")));
            case "apply_tag" -> Optional.of(new ApplyTag(labels(form.texts("tags"), "tags")));
            case "change_status" -> Optional.of(new ChangeStatus(status()));
            case "trigger_automation" -> Optional.of(new TriggerAutomation(reference("automation")));
            case "create_crm_record" -> Optional.of(new CreateCrmRecord(reference("connection"), mapping()));
            case "custom" -> Optional.of(custom());
            default -> {
                form.fault("type", "Must be " + TYPES + ".");
                yield Optional.empty();
            }
        };
    }

    private String label(String member) {
        String label = form.text(member);
        if (label == null) {
            return "";
        }
        labels(List.of(label), member);
        return label;
    }

    private List<String> labels(List<String> labels, String member) {
        for (String label : labels) {
            // An empty one has its fault already.
            if (!label.isEmpty() && Slug.of(label).isEmpty()) {
                form.fault(member, "Every name needs a letter or a digit.");
            }
        }
        return labels;
    }

    private ContactStatus status() {
        String word = form.text("status");
        Optional<ContactStatus> status = Optional.ofNullable(word).flatMap(ContactStatus::named);
        if (word != null && status.isEmpty()) {
            form.fault("status", "Must be " + ContactStatus.WORDS + ".");
        }
        return status.orElse(ContactStatus.PENDING);
    }

    private Reference reference(String member) {
        return Reference.read(form, member).orElseGet(() -> new Reference("", RawJson.of("\"\"")));
    }

    private OutwardMapping mapping() {
        JsonSlice mapping = form.valueIfAny("mapping");
        return mapping == null ? OutwardMapping.USUAL : OutwardMapping.read(mapping, form.at("mapping"), faults);
    }

    private Action custom() {
        if (form.has("handler")) {
            String handler = form.text("handler");
            return new CustomAction.Handler(handler == null ? "" : handler);
        }
        if (!form.has("url")) {
            form.fault("handler", "Either handler or url is required.");
        }
        JsonSlice template = form.valueIfAny("template");
        return new CustomAction.Request(url(form.valueIfAny("url")), template == null ? null : template.raw());
    }

    private String url(@Nullable JsonSlice value) {
        if (value == null) {
            return "";
        }
        try {
            return Destination.parse(value.kind() == Kind.STRING ? value.text() : "")
                    .url();
        } catch (IllegalArgumentException e) {
            form.fault("url", "Must be a URL of the form https://host[:port][/path][?query].");
            return "";
        }
    }
}
