package org.belfry.contact;

import java.util.Locale;

/** What a label is; a list and a tag may have the same slug. */
public enum LabelKind {
    LIST,
    TAG;

    /** As it is stored. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
