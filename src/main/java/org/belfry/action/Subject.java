package org.belfry.action;

import org.belfry.json.JsonSlice;
import org.belfry.json.RawJson;
import org.belfry.json.StrictJson;
import org.belfry.kernel.EmailAddress;
import org.belfry.mapping.ContactFields;
import org.belfry.mapping.Payload;

/**
 * Whom a request is about, and what it told.
 *
 * @param fields what the mapping made of the payload
 * @param body one record of the request, as received
 */
public record Subject(EmailAddress email, ContactFields fields, RawJson body) {
    /** Somebody of whom nothing more is told. */
    public static Subject known(EmailAddress email, RawJson body) {
        return new Subject(email, ContactFields.NONE, body);
    }

    /** For rules: a contact, or what is told of it, is asked first, then the body's {@code data}, then the body. */
    Payload payload(RawJson contact) {
        JsonSlice first = StrictJson.read(contact.bytes());
        return Payload.of(StrictJson.read(body.bytes())).behind(first);
    }
}
