package org.belfry.contact;

import java.util.function.Consumer;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/** Keeps what changes made of contacts, writes their history and rings their events, all in the caller's transaction. */
public final class ContactLedger {
    private final AddressBook book;
    private final Consumer<HubEvent> bell;
    private final TagWatch watch;

    /** @param bell takes events in the current transaction */
    public ContactLedger(AddressBook book, Consumer<HubEvent> bell, TagWatch watch) {
        this.book = book;
        this.bell = bell;
        this.watch = watch;
    }

    /** Is told when a contact that was there before is tagged. */
    @FunctionalInterface
    public interface TagWatch {
        /** Called in the transaction that tags. */
        void tagged(Tenant tenant, EmailAddress contact);
    }

    /**
     * Keeps a new contact.
     *
     * @throws EmailTaken when another has its address
     */
    public void add(Changed created, Occasion occasion) {
        book.add(occasion.tenant(), created.state());
        book.note(created.state().id(), ContactNotes.of(null, created.state(), occasion));
        created.events().forEach(bell);
    }

    /**
     * Keeps a change, if there is one.
     *
     * @throws EmailTaken when another has its new address
     */
    public void replace(ContactState before, Changed changed, Occasion occasion) {
        if (!changed.differsFrom(before)) {
            return;
        }
        ContactState after = changed.state();
        book.replace(before, after);
        book.note(after.id(), ContactNotes.of(before, after, occasion));
        changed.events().forEach(bell);
        if (!after.tags().without(before.tags()).isEmpty()) {
            watch.tagged(occasion.tenant(), after.profile().email());
        }
    }

    /** Forgets a contact. */
    public void remove(ContactState contact, Occasion occasion) {
        book.remove(contact.id());
        bell.accept(ContactChange.delete(contact, occasion));
    }
}
