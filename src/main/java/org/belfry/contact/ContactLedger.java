package org.belfry.contact;

import java.util.List;
import java.util.function.Consumer;
import org.belfry.event.HubEvent;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/** Keeps what changes made of contacts, writes their history and rings their events, all in the caller's transaction. */
public final class ContactLedger {
    private final AddressBook book;
    private final Consumer<HubEvent> bell;
    private final TagWatch watch;
    private final Enrollment enrollment;

    /** @param bell takes events in the current transaction */
    public ContactLedger(AddressBook book, Consumer<HubEvent> bell, TagWatch watch, Enrollment enrollment) {
        this.book = book;
        this.bell = bell;
        this.watch = watch;
        this.enrollment = enrollment;
    }

    /** Is told when a contact that was there before is tagged. */
    @FunctionalInterface
    public interface TagWatch {
        /** Called in the transaction that tags. */
        void tagged(Tenant tenant, EmailAddress contact);
    }

    /** Starts what tags are to start. */
    @FunctionalInterface
    public interface Enrollment {
        /**
         * Called in the transaction that tags, once for each change.
         *
         * @param tags those that the contact did not have before, one or more
         * @return a sentence about each thing that was stopped
         */
        List<String> tagged(Occasion occasion, ContactState contact, List<Label> tags);
    }

    /**
     * Keeps a new contact.
     *
     * @return a sentence about each enrollment that was stopped
     * @throws EmailTaken when another has its address
     */
    public List<String> add(Changed created, Occasion occasion) {
        book.add(occasion.tenant(), created.state());
        book.note(created.state().id(), ContactNotes.of(null, created.state(), occasion));
        created.events().forEach(bell);
        return enrolled(Labels.NONE, created.state(), occasion);
    }

    /**
     * Keeps a change, if there is one.
     *
     * @return a sentence about each enrollment that was stopped
     * @throws EmailTaken when another has its new address
     */
    public List<String> replace(ContactState before, Changed changed, Occasion occasion) {
        if (!changed.differsFrom(before)) {
            return List.of();
        }
        ContactState after = changed.state();
        book.replace(before, after);
        book.note(after.id(), ContactNotes.of(before, after, occasion));
        changed.events().forEach(bell);
        if (!after.tags().without(before.tags()).isEmpty()) {
            watch.tagged(occasion.tenant(), after.profile().email());
        }
        return enrolled(before.tags(), after, occasion);
    }

    private List<String> enrolled(Labels before, ContactState after, Occasion occasion) {
        List<Label> fresh = after.tags().without(before);
        return fresh.isEmpty() ? List.of() : enrollment.tagged(occasion, after, fresh);
    }

    /** Forgets a contact. */
    public void remove(ContactState contact, Occasion occasion) {
        book.remove(contact.id());
        bell.accept(ContactChange.delete(contact, occasion));
    }
}
