package org.belfry.action;

import org.belfry.contact.Changed;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactState;
import org.belfry.contact.LabelChange;
import org.belfry.json.ObjectText;

/** Gives the contact with this email what is told; never creates one, never takes away what is not told. */
public record UpdateSubscriber() implements Action {
    @Override
    public String type() {
        return "update_subscriber";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        return scene.contact(subject.email())
                .map(contact -> update(contact, subject, scene))
                .orElse(Decision.Skipped.NO_CONTACT);
    }

    private static Decision update(ContactState contact, Subject subject, Scene scene) {
        Changed changed = ContactChange.of(subject.fields())
                .with(
                        LabelChange.adding(scene.tags(subject.fields().tags())),
                        LabelChange.adding(scene.lists(subject.fields().lists())))
                .apply(contact, scene.occasion());
        String message =
                changed.differsFrom(contact) ? "The contact was updated." : "The contact had all of it already.";
        return Decision.Done.changing(changed, message);
    }

    @Override
    public void writeTo(ObjectText action) {
        // Has no members of its own.
    }
}
