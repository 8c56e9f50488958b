package org.belfry.contact;

import java.util.Set;
import org.belfry.mapping.TextField;

/** What is to be taken out of a profile; only a person with a role asks for that. */
public record Erasure(Set<TextField> texts, Set<String> custom) {
    /** Nothing is taken out. */
    public static final Erasure NOTHING = new Erasure(Set.of(), Set.of());

    public Erasure {
        texts = Set.copyOf(texts);
        custom = Set.copyOf(custom);
    }
}
