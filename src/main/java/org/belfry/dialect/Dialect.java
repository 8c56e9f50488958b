package org.belfry.dialect;

import java.util.Arrays;
import java.util.Optional;

/** The ways in which a webhook can be spoken to. */
public enum Dialect {
    /** {@link FluentCrm}. */
    FLUENT_CRM("fluent-crm");

    private final String wireName;

    Dialect(String wireName) {
        this.wireName = wireName;
    }

    /** As it is stored and as it stands in the native API. */
    public String wireName() {
        return wireName;
    }

    /** The dialect that is spelled {@code wireName}. */
    public static Optional<Dialect> named(String wireName) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.wireName.equals(wireName))
                .findFirst();
    }
}
