package org.belfry.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belfry.contact.ContactState;
import org.belfry.contact.Label;
import org.belfry.contact.Occasion;
import org.belfry.contact.Slug;
import org.belfry.kernel.ContactId;
import org.belfry.kernel.EmailAddress;

/** What actions decide by: the directory, the moment and the authority. */
public record Scene(Directory directory, Occasion occasion) {
    Optional<ContactState> contact(EmailAddress email) {
        return directory.find(email);
    }

    ContactId nextId() {
        return directory.nextId();
    }

    /** The tags of these names; a name without letters and digits is passed over. */
    List<Label> tags(List<String> names) {
        List<Label> labels = new ArrayList<>();
        names.forEach(name -> Slug.of(name).ifPresent(slug -> labels.add(directory.tag(slug, name))));
        return labels;
    }

    /** The lists of these names; a name without letters and digits is passed over. */
    List<Label> lists(List<String> names) {
        List<Label> labels = new ArrayList<>();
        names.forEach(name -> Slug.of(name).ifPresent(slug -> labels.add(directory.list(slug, name))));
        return labels;
    }
}
