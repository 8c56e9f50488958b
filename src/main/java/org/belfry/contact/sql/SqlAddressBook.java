package org.belfry.contact.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.belfry.contact.AddressBook;
import org.belfry.contact.Authority;
import org.belfry.contact.ContactEntry;
import org.belfry.contact.ContactFilter;
import org.belfry.contact.ContactNote;
import org.belfry.contact.ContactState;
import org.belfry.contact.EmailTaken;
import org.belfry.contact.Labels;
import org.belfry.database.DatabaseFailure;
import org.belfry.database.Row;
import org.belfry.database.Rows;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/** Contacts in tables of their own; the unique key on the address has the last word. */
public final class SqlAddressBook implements AddressBook {
    private static final String SELECT = "SELECT * FROM contact WHERE ";

    private final Rows rows;
    private final LabelsOfContacts labels;

    public SqlAddressBook(Rows rows) {
        this.rows = rows;
        this.labels = new LabelsOfContacts(rows);
    }

    @Override
    public Optional<ContactEntry> find(Tenant tenant, ContactId id) {
        return one(SELECT + "id = ? AND tenant = ?", id.value(), tenant.id());
    }

    @Override
    public Optional<ContactEntry> findForChange(Tenant tenant, ContactId id) {
        return one(SELECT + "id = ? AND tenant = ? FOR UPDATE", id.value(), tenant.id());
    }

    @Override
    public Optional<ContactState> findForChange(Tenant tenant, EmailAddress email) {
        return one(SELECT + "tenant = ? AND email = ? FOR UPDATE", tenant.id(), email.value())
                .map(ContactEntry::contact);
    }

    @Override
    public List<ContactState> page(Tenant tenant, ContactFilter filter, long after, int limit) {
        FilterText text = new FilterText(tenant, filter, after);
        return entries(rows.list(
                        SELECT + text.condition() + " ORDER BY id FETCH FIRST " + limit + " ROWS ONLY",
                        ContactColumns::read,
                        text.parameters()))
                .stream()
                .map(ContactEntry::contact)
                .toList();
    }

    @Override
    public ContactId nextId() {
        return new ContactId(rows.next("contact_ids"));
    }

    @Override
    public void add(Tenant tenant, ContactState contact) {
        String holes = ", ?".repeat(ContactColumns.NAMES.size());
        List<@Nullable Object> values = new ArrayList<>(ContactColumns.values(contact));
        values.add(contact.id().value());
        values.add(tenant.id());
        values.add(contact.createdAt());
        boolean added = rows.insertUnlessThere(
                "INSERT INTO contact (version, " + String.join(", ", ContactColumns.NAMES)
                        + ", id, tenant, created_at) VALUES (1" + holes + ", ?, ?, ?)",
                values.toArray());
        if (!added) {
            throw new EmailTaken();
        }
        labels.add(contact, contact.tags().all());
        labels.add(contact, contact.lists().all());
    }

    @Override
    public void replace(ContactState before, ContactState after) {
        String sets = ContactColumns.NAMES.stream().map(name -> name + " = ?").collect(Collectors.joining(", "));
        List<@Nullable Object> values = new ArrayList<>(ContactColumns.values(after));
        values.add(after.id().value());
        try {
            rows.change("UPDATE contact SET version = version + 1, " + sets + " WHERE id = ?", values.toArray());
        } catch (DatabaseFailure e) {
            throw e.isUniqueViolation() ? new EmailTaken() : e;
        }
        labels.change(after, before.tags(), after.tags());
        labels.change(after, before.lists(), after.lists());
    }

    @Override
    public void remove(ContactId id) {
        rows.change("DELETE FROM contact WHERE id = ?", id.value());
    }

    @Override
    public void note(ContactId id, List<ContactNote> notes) {
        for (ContactNote note : notes) {
            rows.change(
                    "INSERT INTO contact_note (id, contact_id, at, type, authority, detail) VALUES (?, ?, ?, ?, ?, ?)",
                    rows.next("contact_note_ids"),
                    id.value(),
                    note.at(),
                    note.type(),
                    note.authority().name(),
                    note.detail());
        }
    }

    @Override
    public List<ContactNote> history(ContactId id, long before, int limit) {
        return rows.list(
                "SELECT * FROM contact_note WHERE contact_id = ? AND id < ? ORDER BY id DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                SqlAddressBook::note,
                id.value(),
                before);
    }

    private static ContactNote note(Row row) {
        return new ContactNote(
                row.number("id"),
                row.time("at"),
                row.text("type"),
                Authority.valueOf(row.text("authority")),
                row.json("detail"));
    }

    private Optional<ContactEntry> one(String query, Object... parameters) {
        return entries(rows.list(query, ContactColumns::read, parameters)).stream()
                .findFirst();
    }

    private List<ContactEntry> entries(List<ContactEntry> bare) {
        Map<Long, LabelsOfContacts.Both> found =
                labels.of(bare.stream().map(entry -> entry.contact().id()).toList());
        return bare.stream()
                .map(entry -> new ContactEntry(
                        labelled(entry.contact(), found.get(entry.contact().id().value())), entry.version()))
                .toList();
    }

    private static ContactState labelled(ContactState bare, LabelsOfContacts.@Nullable Both labels) {
        return labels == null
                ? bare
                : new ContactState(
                        bare.id(),
                        bare.profile(),
                        bare.standing(),
                        new Labels(labels.tags()),
                        new Labels(labels.lists()),
                        bare.createdAt(),
                        bare.updatedAt());
    }
}
