package org.belfry.contact;

import java.util.List;
import java.util.Optional;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.belfry.kernel.Tenant;

/** The contacts that are kept. Every call belongs in a transaction. */
public interface AddressBook {
    /** Nothing when it belongs to another tenant. */
    Optional<ContactEntry> find(Tenant tenant, ContactId id);

    /** As {@link #find}, and nobody else may change it until the transaction ends. */
    Optional<ContactEntry> findForChange(Tenant tenant, ContactId id);

    /** The contact with that address; nobody else may change it until the transaction ends. */
    Optional<ContactState> findForChange(Tenant tenant, EmailAddress email);

    /** Those with an id above {@code after}, oldest first. */
    List<ContactState> page(Tenant tenant, ContactFilter filter, long after, int limit);

    /** A number for a new contact. */
    ContactId nextId();

    /** @throws EmailTaken when another has its address */
    void add(Tenant tenant, ContactState contact);

    /** @throws EmailTaken when another has its address */
    void replace(ContactState before, ContactState after);

    /** Forgets a contact and its history. */
    void remove(ContactId id);

    /** Writes lines of a contact's history. */
    void note(ContactId id, List<ContactNote> notes);

    /** Lines with an id below {@code before}, newest first. */
    List<ContactNote> history(ContactId id, long before, int limit);
}
