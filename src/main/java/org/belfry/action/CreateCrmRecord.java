package org.belfry.action;

import java.util.List;
import org.belfry.contact.ContactState;
import org.belfry.json.ObjectText;
import org.belfry.json.RawJson;
import org.belfry.mapping.OutwardMapping;
import org.belfry.mapping.OutwardMapping.Outward;

/**
 * Sends mapped fields to a CRM. They are looked up in the contact, or in what is told of it when it is not known, then in
 * the payload.
 */
public record CreateCrmRecord(Reference connection, OutwardMapping mapping) implements Action {
    @Override
    public String type() {
        return "create_crm_record";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        RawJson contact = scene.contact(subject.email()).map(ContactState::json).orElseGet(() -> subject.fields()
                .json());
        Outward outward = mapping.apply(subject.payload(contact));
        return new Decision.Done(
                "The record was queued for the CRM.",
                null,
                List.of(new Effect.SendCrmRecord(connection, outward.object())),
                outward.warnings().stream()
                        .map(fault -> fault.field() + ": " + fault.reason())
                        .toList());
    }

    @Override
    public void writeTo(ObjectText action) {
        action.raw("connection", connection.raw());
        if (mapping != OutwardMapping.USUAL) {
            action.raw("mapping", mapping.json());
        }
    }
}
