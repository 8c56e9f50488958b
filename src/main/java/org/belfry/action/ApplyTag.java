package org.belfry.action;

import java.util.List;
import org.belfry.contact.Changed;
import org.belfry.contact.ContactChange;
import org.belfry.contact.ContactState;
import org.belfry.contact.LabelChange;
import org.belfry.json.ObjectText;
import org.belfry.mapping.ContactFields;

/**
 * Gives the contact tags.
 *
 * @param tags one or more slugs or titles; made when missing
 */
public record ApplyTag(List<String> tags) implements Action {
    public ApplyTag {
        tags = List.copyOf(tags);
    }

    @Override
    public String type() {
        return "apply_tag";
    }

    @Override
    public Decision decide(Subject subject, Scene scene) {
        return scene.contact(subject.email())
                .map(contact -> apply(contact, scene))
                .orElse(Decision.Skipped.NO_CONTACT);
    }

    private Decision apply(ContactState contact, Scene scene) {
        Changed changed = ContactChange.of(ContactFields.NONE)
                .with(LabelChange.adding(scene.tags(tags)), LabelChange.NONE)
                .apply(contact, scene.occasion());
        return changed.differsFrom(contact)
                ? Decision.Done.changing(changed, "The contact was tagged.")
                : new Decision.Skipped("The contact has all of these tags already.");
    }

    @Override
    public void writeTo(ObjectText action) {
        action.texts("tags", tags);
    }
}
