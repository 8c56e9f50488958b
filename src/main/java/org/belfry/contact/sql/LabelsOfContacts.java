package org.belfry.contact.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.LabelKind;
import org.belfry.contact.Labels;
import org.belfry.contact.Slug;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.kernel.ContactId;

/** Which contact has which lists and tags. */
final class LabelsOfContacts {
    private final Rows rows;

    LabelsOfContacts(Rows rows) {
        this.rows = rows;
    }

    /** What one contact has. */
    record Both(List<Label> tags, List<Label> lists) {}

    /** By the contact's number; contacts without any are left out. */
    Map<Long, Both> of(List<ContactId> contacts) {
        Map<Long, Both> found = new HashMap<>();
        if (!contacts.isEmpty()) {
            String holes = "?" + ", ?".repeat(contacts.size() - 1);
            rows.list(
                    "SELECT c.contact_id, l.* FROM contact_label c JOIN label l ON l.id = c.label_id"
                            + " WHERE c.contact_id IN (" + holes + ")",
                    row -> put(row, found),
                    contacts.stream().map(ContactId::value).toArray());
        }
        return found;
    }

    private static Label put(Row row, Map<Long, Both> found) {
        Label label = label(row);
        Both both =
                found.computeIfAbsent(row.number("contact_id"), id -> new Both(new ArrayList<>(), new ArrayList<>()));
        (row.text("kind").equals(LabelKind.TAG.wireName()) ? both.tags() : both.lists()).add(label);
        return label;
    }

    static Label label(Row row) {
        return new Label(row.number("id"), new Slug(row.text("slug")), row.text("title"));
    }

    void add(ContactState contact, List<Label> labels) {
        labels.forEach(label -> rows.change(
                "INSERT INTO contact_label (contact_id, label_id, added_at) VALUES (?, ?, ?)",
                contact.id().value(),
                label.id(),
                contact.updatedAt()));
    }

    void change(ContactState contact, Labels before, Labels after) {
        Set<Label> kept = new HashSet<>(after.all());
        before.all().stream()
                .filter(label -> !kept.contains(label))
                .forEach(label -> rows.change(
                        "DELETE FROM contact_label WHERE contact_id = ? AND label_id = ?",
                        contact.id().value(),
                        label.id()));
        add(
                contact,
                after.all().stream()
                        .filter(label -> !before.contain(label.slug()))
                        .toList());
    }
}
