package org.belfry.crm;

import org.belfry.json.RawJson;

/** What became of a question for a contact. */
public sealed interface CrmAnswer {
    /** The contact, as the CRM tells it. */
    record Told(RawJson contact) implements CrmAnswer {}

    /** There is none, or it cannot be read, now or later; a sentence tells why. */
    record Never(String why) implements CrmAnswer {}

    /** No answer that is one; ask again. */
    record Later(String why) implements CrmAnswer {}
}
