package org.belfry.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/** Contacts, lists and tags in memory; one caller at a time. */
public final class MemoryAddressBook implements AddressBook, LabelBook {
    private record Owned(Tenant tenant, ContactEntry entry) {}

    private record Key(Tenant tenant, LabelKind kind, Slug slug) {}

    private final Map<Long, Owned> contacts = new TreeMap<>();
    private final Map<Long, List<ContactNote>> notes = new HashMap<>();
    private final Map<Key, Label> labels = new HashMap<>();
    private long lastId;
    private long lastNote;

    @Override
    public Optional<ContactEntry> find(Tenant tenant, ContactId id) {
        return Optional.ofNullable(contacts.get(id.value()))
                .filter(owned -> owned.tenant().equals(tenant))
                .map(owned -> retitled(tenant, owned.entry()));
    }

    @Override
    public Optional<ContactEntry> findForChange(Tenant tenant, ContactId id) {
        return find(tenant, id);
    }

    @Override
    public Optional<ContactState> findForChange(Tenant tenant, EmailAddress email) {
        return page(tenant, new ContactFilter(email, null, null, null), 0, 1).stream()
                .findFirst();
    }

    @Override
    public List<ContactState> page(Tenant tenant, ContactFilter filter, long after, int limit) {
        return contacts.values().stream()
                .filter(owned -> owned.tenant().equals(tenant))
                .map(owned -> retitled(tenant, owned.entry()).contact())
                .filter(contact -> contact.id().value() > after && matches(contact, filter))
                .limit(limit)
                .toList();
    }

    private static boolean matches(ContactState contact, ContactFilter filter) {
        return (filter.email() == null
                        || filter.email().equals(contact.profile().email()))
                && (filter.status() == null
                        || filter.status() == contact.standing().status())
                && (filter.tag() == null || contact.tags().contain(filter.tag()))
                && (filter.list() == null || contact.lists().contain(filter.list()));
    }

    @Override
    public ContactId nextId() {
        return new ContactId(++lastId);
    }

    @Override
    public void add(Tenant tenant, ContactState contact) {
        requireFree(tenant, contact);
        contacts.put(contact.id().value(), new Owned(tenant, new ContactEntry(contact, 1)));
    }

    @Override
    public void replace(ContactState before, ContactState after) {
        Owned owned = contacts.get(after.id().value());
        requireFree(owned.tenant(), after);
        contacts.put(
                after.id().value(),
                new Owned(owned.tenant(), new ContactEntry(after, owned.entry().version() + 1)));
    }

    private void requireFree(Tenant tenant, ContactState contact) {
        if (findForChange(tenant, contact.profile().email())
                .filter(other -> !other.id().equals(contact.id()))
                .isPresent()) {
            throw new EmailTaken();
        }
    }

    @Override
    public void remove(ContactId id) {
        contacts.remove(id.value());
        notes.remove(id.value());
    }

    @Override
    public void note(ContactId id, List<ContactNote> added) {
        List<ContactNote> all = notes.computeIfAbsent(id.value(), key -> new ArrayList<>());
        added.forEach(note ->
                all.add(0, new ContactNote(++lastNote, note.at(), note.type(), note.authority(), note.detail())));
    }

    @Override
    public List<ContactNote> history(ContactId id, long before, int limit) {
        return notes.getOrDefault(id.value(), List.of()).stream()
                .filter(note -> note.id() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public Label findOrAdd(Tenant tenant, LabelKind kind, Slug slug, String title) {
        return labels.computeIfAbsent(new Key(tenant, kind, slug), key -> new Label(++lastId, slug, title));
    }

    @Override
    public Optional<Label> find(Tenant tenant, LabelKind kind, Slug slug) {
        return Optional.ofNullable(labels.get(new Key(tenant, kind, slug)));
    }

    @Override
    public List<Label> page(Tenant tenant, LabelKind kind, long after, int limit) {
        return labels.entrySet().stream()
                .filter(label -> label.getKey().tenant().equals(tenant)
                        && label.getKey().kind() == kind
                        && label.getValue().id() > after)
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Label::id))
                .limit(limit)
                .toList();
    }

    @Override
    public void rename(Label label, String title) {
        labels.replaceAll((key, kept) -> kept.id() == label.id() ? new Label(kept.id(), kept.slug(), title) : kept);
    }

    @Override
    public boolean removeUnused(Label label) {
        boolean used = contacts.values().stream()
                .map(owned -> owned.entry().contact())
                .anyMatch(contact -> contact.tags().all().contains(label)
                        || contact.lists().all().contains(label));
        return !used && labels.values().remove(label);
    }

    /** A database shows a label's title as it is now. */
    private ContactEntry retitled(Tenant tenant, ContactEntry entry) {
        ContactState kept = entry.contact();
        ContactState now = new ContactState(
                kept.id(),
                kept.profile(),
                kept.standing(),
                retitled(tenant, LabelKind.TAG, kept.tags()),
                retitled(tenant, LabelKind.LIST, kept.lists()),
                kept.createdAt(),
                kept.updatedAt());
        return new ContactEntry(now, entry.version());
    }

    private Labels retitled(Tenant tenant, LabelKind kind, Labels kept) {
        return new Labels(kept.all().stream()
                .map(label -> find(tenant, kind, label.slug()).orElse(label))
                .toList());
    }
}
