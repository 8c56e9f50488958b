package org.belfry.action;

import org.belfry.contact.Label;
import org.belfry.json.RawJson;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;
import org.jspecify.annotations.Nullable;

/** What an action wants done beyond the contact. It is queued in the run's transaction and done after it. */
public sealed interface Effect {
    /** A mail that asks the contact to confirm by a link. */
    record SendConfirmation(ContactId contact, EmailAddress email, Label list) implements Effect {}

    /** A run of an automation. */
    record StartAutomation(Reference automation, EmailAddress email, RawJson data) implements Effect {}

    /** A record for a CRM, sent through the delivery engine. */
    record SendCrmRecord(Reference connection, RawJson record) implements Effect {}

    /** A call of the CDI bean of that name. */
    record CallHandler(String handler, EmailAddress email, RawJson data) implements Effect {}

    /**
     * A request through the delivery engine.
     *
     * @param template of the body; null to send the data as it is
     */
    record CallUrl(String url, @Nullable RawJson template, EmailAddress email, RawJson data) implements Effect {}
}
