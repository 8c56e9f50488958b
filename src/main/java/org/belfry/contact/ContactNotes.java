package org.belfry.contact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.belfry.event.EventType;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.mapping.TextField;
import org.jspecify.annotations.Nullable;

/** Tells a change line by line, without the values, which stand in the contact alone. */
final class ContactNotes {
    private final Occasion occasion;
    private final List<ContactNote> notes = new ArrayList<>();

    private ContactNotes(Occasion occasion) {
        this.occasion = occasion;
    }

    /** @param before null for a contact that is new */
    static List<ContactNote> of(@Nullable ContactState before, ContactState after, Occasion occasion) {
        ContactNotes notes = new ContactNotes(occasion);
        if (before == null) {
            notes.add(EventType.CONTACT_CREATED, new ObjectText());
        } else {
            notes.told(before, after);
        }
        Labels noLabels = Labels.NONE;
        notes.labels(EventType.CONTACT_LIST_ADDED, after.lists().without(before == null ? noLabels : before.lists()));
        notes.labels(EventType.CONTACT_TAG_ADDED, after.tags().without(before == null ? noLabels : before.tags()));
        return List.copyOf(notes.notes);
    }

    private void told(ContactState before, ContactState after) {
        if (!after.profile().equals(before.profile())) {
            add(EventType.CONTACT_UPDATED, new ObjectText().texts("fields", fields(before.profile(), after.profile())));
        }
        if (after.standing().status() != before.standing().status()) {
            ObjectText detail = new ObjectText()
                    .text("from", before.standing().status().wireName())
                    .text("to", after.standing().status().wireName());
            add(EventType.CONTACT_STATUS_CHANGED, detail);
        }
        labels(EventType.CONTACT_LIST_REMOVED, before.lists().without(after.lists()));
        labels(EventType.CONTACT_TAG_REMOVED, before.tags().without(after.tags()));
    }

    private static List<String> fields(Profile before, Profile after) {
        List<String> fields = new ArrayList<>();
        if (!before.email().equals(after.email())) {
            fields.add("email");
        }
        for (TextField field : TextField.values()) {
            if (!before.text(field).equals(after.text(field))) {
                fields.add(field.wireName());
            }
        }
        Set<String> names = new HashSet<>(before.custom().keySet());
        names.addAll(after.custom().keySet());
        names.stream()
                .sorted()
                .filter(name -> differs(name, before, after))
                .forEach(name -> fields.add("custom_fields." + name));
        return fields;
    }

    private static boolean differs(String name, Profile before, Profile after) {
        RawJson old = before.custom().get(name);
        RawJson fresh = after.custom().get(name);
        return old == null || !old.equals(fresh);
    }

    private void labels(EventType type, List<Label> labels) {
        labels.forEach(
                label -> add(type, new ObjectText().text("slug", label.slug().value())));
    }

    private void add(EventType type, ObjectText detail) {
        notes.add(new ContactNote(0, occasion.now(), type.wireName(), occasion.authority(), detail.done()));
    }
}
