package org.belfry.contact;

import java.util.List;
import java.util.Set;

/**
 * Tags or lists that a contact gets and loses. What it has already, or has not, is passed over; what is added and removed
 * at once stays.
 */
public record LabelChange(List<Label> add, Set<Slug> remove) {
    /** No change. */
    public static final LabelChange NONE = new LabelChange(List.of(), Set.of());

    public LabelChange {
        add = List.copyOf(add);
        remove = Set.copyOf(remove);
    }

    /** Gets these and keeps all it has. */
    public static LabelChange adding(List<Label> labels) {
        return new LabelChange(labels, Set.of());
    }

    /** Loses this one. */
    public static LabelChange removing(Slug slug) {
        return new LabelChange(List.of(), Set.of(slug));
    }

    /** Has exactly these afterwards: for a source that always tells all of them. */
    public static LabelChange exactly(List<Label> wanted, Labels current) {
        List<Slug> lost = new Labels(current.all())
                .without(new Labels(wanted)).stream().map(Label::slug).toList();
        return new LabelChange(wanted, Set.copyOf(lost));
    }
}
