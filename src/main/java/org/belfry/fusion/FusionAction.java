package org.belfry.fusion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked for with a contact of a CRM. */
public enum FusionAction {
    /** Imported as a member; one that is known is updated. */
    ADD,
    /** All fields and tags of a contact that is known. */
    UPDATE,
    /** Only the tags of a contact that is known. */
    UPDATE_TAGS;

    /** As {@code wpf_action} spells it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action that is spelled {@code wireName}. */
    public static Optional<FusionAction> named(String wireName) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(wireName))
                .findFirst();
    }
}
