package org.belfry.contact;

import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** The lists and tags that are kept. Every call belongs in a transaction. */
public interface LabelBook {
    /** The one with that slug, made with that title when there is none. */
    Label findOrAdd(Tenant tenant, LabelKind kind, Slug slug, String title);

    /** The one with that slug. */
    Optional<Label> find(Tenant tenant, LabelKind kind, Slug slug);

    /** Those with an id above {@code after}, oldest first. */
    List<Label> page(Tenant tenant, LabelKind kind, long after, int limit);

    /** Gives it another title; the slug stays. */
    void rename(Label label, String title);

    /** Forgets it unless a contact has it; tells whether it did. */
    boolean removeUnused(Label label);
}
