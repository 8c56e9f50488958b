package org.belfry.action;

import java.util.Optional;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactState;
import org.belfry.contact.LabelChange;
import org.belfry.contact.Slug;
import org.belfry.json.ObjectText;
import org.belfry.mapping.ContactFields;

/**
 * Takes the contact off a list; its status stays, as it may be on other lists.
 *
 * @param list slug or title
 */
public record RemoveFromList(String list) implements Action {
    @Override
    public String type() {
        return "remove_from_list";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        Optional<ContactState> known = scene.contact(subject.email());
        if (known.isEmpty()) {
            return Decision.Skipped.NO_CONTACT;
        }
        Optional<Slug> slug = Slug.of(list).filter(known.get().lists()::contain);
        if (slug.isEmpty()) {
            return new Decision.Skipped("The contact is not on the list.");
        }
        ContactChange change =
                ContactChange.of(ContactFields.NONE).with(LabelChange.NONE, LabelChange.removing(slug.get()));
        return Decision.Done.changing(
                change.apply(known.get(), scene.occasion()), "The contact was taken off the list.");
    }

    @Override
    public void writeTo(ObjectText action) {
        action.text("list", list);
    }
}
