package org.belfry.contact;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/** What people with a role do with contacts, each call a transaction with everything that follows from it. */
public final class ContactDesk {
    private final AddressBook book;
    private final LabelBook labels;
    private final ContactLedger ledger;
    private final Transactions transactions;
    private final InstantSource clock;

    public ContactDesk(
            AddressBook book, LabelBook labels, ContactLedger ledger, Transactions transactions, InstantSource clock) {
        this.book = book;
        this.labels = labels;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<ContactEntry> find(Tenant tenant, ContactId id) {
        return transactions.call(() -> book.find(tenant, id));
    }

    /** Those with an id above {@code after}, oldest first. */
    public List<ContactState> page(Tenant tenant, ContactFilter filter, long after, int limit) {
        return transactions.call(() -> book.page(tenant, filter, after, limit));
    }

    /** What happened to a contact, newest first; nothing when there is no such contact. */
    public Optional<List<ContactNote>> history(Tenant tenant, ContactId id, long before, int limit) {
        return transactions.call(() -> book.find(tenant, id).map(entry -> book.history(id, before, limit)));
    }

    /**
     * Keeps a new contact.
     *
     * @throws EmailTaken when another has its address
     */
    public ContactEntry create(Tenant tenant, ContactEdit edit) {
        return transactions.call(() -> {
            Occasion occasion = occasion(tenant);
            ContactChange change = ContactChange.of(edit.fields())
                    .with(
                            LabelChange.adding(named(tenant, LabelKind.TAG, edit.tags())),
                            LabelChange.adding(named(tenant, LabelKind.LIST, edit.lists())));
            Changed created = change.create(book.nextId(), occasion);
            ledger.add(created, occasion);
            return entry(tenant, created.state().id());
        });
    }

    /**
     * Changes a contact; nothing when there is none.
     *
     * @param edit depends on what there is; its exceptions leave everything as it is and are thrown on
     * @throws EmailTaken when another has its new address
     */
    public Optional<ContactEntry> change(Tenant tenant, ContactId id, Function<ContactEntry, ContactEdit> edit) {
        return transactions.call(() -> book.findForChange(tenant, id).map(entry -> {
            apply(tenant, entry.contact(), edit.apply(entry));
            return entry(tenant, id);
        }));
    }

    private void apply(Tenant tenant, ContactState before, ContactEdit edit) {
        Occasion occasion = occasion(tenant);
        ContactChange change = ContactChange.of(edit.fields())
                .with(
                        exactly(tenant, LabelKind.TAG, edit.tags(), before.tags()),
                        exactly(tenant, LabelKind.LIST, edit.lists(), before.lists()))
                .without(edit.erasure());
        ledger.replace(before, change.apply(before, occasion), occasion);
    }

    /**
     * Deletes a contact with its history; false when there is none.
     *
     * @param check sees it first; its exceptions leave everything as it is and are thrown on
     */
    public boolean delete(Tenant tenant, ContactId id, Consumer<ContactEntry> check) {
        return transactions.call(() -> {
            Optional<ContactEntry> found = book.findForChange(tenant, id);
            found.ifPresent(entry -> {
                check.accept(entry);
                ledger.remove(entry.contact(), occasion(tenant));
            });
            return found.isPresent();
        });
    }

    private ContactEntry entry(Tenant tenant, ContactId id) {
        return book.find(tenant, id).orElseThrow(IllegalStateException::new);
    }

    private LabelChange exactly(Tenant tenant, LabelKind kind, @Nullable List<String> wanted, Labels current) {
        return wanted == null ? LabelChange.NONE : LabelChange.exactly(named(tenant, kind, wanted), current);
    }

    private List<Label> named(Tenant tenant, LabelKind kind, @Nullable List<String> names) {
        List<Label> found = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            Slug.of(name).ifPresent(slug -> found.add(labels.findOrAdd(tenant, kind, slug, name)));
        }
        return found;
    }

    /** The databases keep microseconds. */
    private Occasion occasion(Tenant tenant) {
        return new Occasion(tenant, clock.instant().truncatedTo(ChronoUnit.MICROS), Authority.OPERATOR);
    }
}
