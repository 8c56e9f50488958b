package org.belfry.api.hub;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.contact.ContactEdit;
import org.belfry.contact.ContactState;
import org.belfry.contact.Erasure;
import org.belfry.contact.Slug;
import org.belfry.json.Fault;
import org.belfry.json.Faults;
import org.belfry.json.JsonSlice;
import org.belfry.json.JsonSlice.Kind;
import org.belfry.kernel.PlainText;
import org.belfry.mapping.FieldsInProgress;
import org.belfry.mapping.Target;
import org.belfry.mapping.TextField;
import org.jspecify.annotations.Nullable;

/** Reads what a client says of a contact: a new one, or a change by JSON merge. All faults are told at once. */
final class ContactIn {
    private static final int MOST_LABELS = 100;
    private static final String CUSTOM = "custom_fields";

    private final Faults faults = new Faults();
    private final Faults unfit = new Faults();
    private final MergeForm form;
    private final FieldsInProgress fields = new FieldsInProgress(unfit);
    private final Set<TextField> goneTexts = EnumSet.noneOf(TextField.class);
    private final Set<String> goneCustom = new HashSet<>();

    private ContactIn(JsonSlice body) {
        this.form = new MergeForm(body, faults);
    }

    /** A new contact; null counts as absent. */
    static ContactEdit toCreate(JsonSlice body) {
        ContactIn in = new ContactIn(body);
        if (!in.form.has("email") || in.form.isNull("email")) {
            in.form.fault("email", "Is required.");
        }
        ContactEdit edit = in.edit(Set.of());
        return new ContactEdit(edit.fields(), Erasure.NOTHING, edit.tags(), edit.lists());
    }

    /** A change: null takes a text, a custom field, or all of them, away. */
    static ContactEdit toChange(JsonSlice body, ContactState contact) {
        ContactIn in = new ContactIn(body);
        for (String lasting : List.of("email", "status")) {
            if (in.form.isNull(lasting)) {
                in.form.fault(lasting, "Cannot be taken back.");
            }
        }
        return in.edit(contact.profile().custom().keySet());
    }

    private ContactEdit edit(Set<String> customBefore) {
        special(Target.Special.EMAIL);
        special(Target.Special.STATUS);
        for (TextField field : TextField.values()) {
            text(field);
        }
        if (form.isNull(CUSTOM)) {
            goneCustom.addAll(customBefore);
        } else {
            form.value(CUSTOM, this::custom);
        }
        List<String> tags = labelsIfAny("tags");
        List<String> lists = labelsIfAny("lists");
        form.refuseTheRest();
        unfit.list().forEach(this::told);
        Problem.throwIfAny(faults);
        return new ContactEdit(fields.done(), new Erasure(goneTexts, goneCustom), tags, lists);
    }

    private void special(Target.Special target) {
        form.value(target.wireName(), value -> {
            if (MergeForm.text(value).isBlank()) {
                throw new IllegalArgumentException("Must not be empty.");
            }
            fields.put(target, value);
            return value;
        });
    }

    private void text(TextField field) {
        if (form.isNull(field.wireName())) {
            goneTexts.add(field);
            return;
        }
        form.value(field.wireName(), value -> {
            if (MergeForm.text(value).isBlank()) {
                goneTexts.add(field);
            } else {
                fields.put(new Target.Plain(field), value);
            }
            return value;
        });
    }

    private JsonSlice custom(JsonSlice object) {
        if (object.kind() != Kind.OBJECT) {
            throw new IllegalArgumentException("Must be an object.");
        }
        for (Map.Entry<String, JsonSlice> member : object.members().entrySet()) {
            if (!Target.Custom.isName(member.getKey())) {
                throw new IllegalArgumentException("A custom field's name is 1 to 64 of A-Z a-z 0-9 _ -");
            }
            if (member.getValue().kind() == Kind.NULL) {
                goneCustom.add(member.getKey());
            } else {
                fields.put(new Target.Custom(member.getKey()), member.getValue());
            }
        }
        return object;
    }

    /** None for null. */
    private @Nullable List<String> labelsIfAny(String name) {
        return form.isNull(name) ? List.of() : form.value(name, ContactIn::labels);
    }

    private static List<String> labels(JsonSlice value) {
        if (value.kind() != Kind.ARRAY || value.items().size() > MOST_LABELS) {
            throw new IllegalArgumentException("Must be a list of at most %d texts.".formatted(MOST_LABELS));
        }
        List<String> labels = new ArrayList<>();
        value.items().forEach(item -> labels.add(label(MergeForm.text(item))));
        return labels;
    }

    /** A slug or a title that has one. */
    static String label(String text) {
        if (!PlainText.fits(text) || Slug.of(text).isEmpty()) {
            throw new IllegalArgumentException("Every name is a text of 1 to %d characters with a letter or a digit."
                    .formatted(PlainText.LONGEST));
        }
        return text.strip();
    }

    /** The field's own room calls custom fields as mappings do. */
    private void told(Fault fault) {
        String field = fault.field();
        faults.add(
                field.startsWith(Target.CUSTOM_PREFIX)
                        ? CUSTOM + '.' + field.substring(Target.CUSTOM_PREFIX.length())
                        : field,
                fault.reason());
    }
}
