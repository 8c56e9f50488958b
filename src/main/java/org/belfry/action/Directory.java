package org.belfry.action;

import java.util.Optional;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.Slug;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;

/** What one tenant's contacts, lists and tags are, seen within the transaction of the run. */
public interface Directory {
    /** The contact with that address, locked for the rest of the transaction. */
    Optional<ContactState> find(EmailAddress email);

    /** A number for a new contact. */
    ContactId nextId();

    /** The tag with that slug, made with that title when there is none. */
    Label tag(Slug slug, String title);

    /** The list with that slug, made with that title when there is none. */
    Label list(Slug slug, String title);
}
