package org.belfry.contact;

/** Who wants a contact changed; it decides about subscribing only. */
public enum Authority {
    /** A webhook, a CRM: never subscribes again whoever opted out. */
    MACHINE,
    /** A person with a role, through the API or the console. */
    OPERATOR,
    /** The contact itself, by the link in a confirmation mail. */
    CONTACT
}
