package org.belfry.fusion;

import java.util.List;
import java.util.Optional;
import org.belfry.crm.CrmId;
import org.belfry.kernel.ContactId;

/** Which contact a CRM means by an id, and which tags it told last. Every call belongs in a transaction. */
public interface Links {
    /** The one of that connection and id. */
    Optional<Link> find(long connection, CrmId crmId);

    /** Keeps it, in place of the one before. */
    void keep(long connection, CrmId crmId, Link link);

    /**
     * A contact that a CRM knows.
     *
     * @param tags slugs of what the CRM told last; what else the contact has is not the CRM's to take away
     */
    record Link(ContactId contact, List<String> tags) {
        public Link {
            tags = List.copyOf(tags);
        }
    }
}
