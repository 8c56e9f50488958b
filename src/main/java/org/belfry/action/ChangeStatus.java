package org.belfry.action;

import org.belfry.contact.Changed;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactState;
import org.belfry.json.ObjectText;
import org.belfry.mapping.ContactStatus;

/** Gives the contact a status; never subscribes again whoever opted out, and says so. */
public record ChangeStatus(ContactStatus status) implements Action {
    @Override
    public String type() {
        return "change_status";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        return scene.contact(subject.email())
                .map(contact -> change(contact, scene))
                .orElse(Decision.Skipped.NO_CONTACT);
    }

    private Decision change(ContactState contact, Scene scene) {
        Changed changed = ContactChange.to(status).apply(contact, scene.occasion());
        if (changed.differsFrom(contact)) {
            return Decision.Done.changing(changed, "The contact is now %s.".formatted(status.wireName()));
        }
        return new Decision.Skipped(
                changed.refusals().isEmpty()
                        ? "The contact is %s already.".formatted(status.wireName())
                        : changed.refusals().get(0));
    }

    @Override
    public void writeTo(ObjectText action) {
        action.text("status", status.wireName());
    }
}
