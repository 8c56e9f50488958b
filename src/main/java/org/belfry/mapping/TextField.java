package org.belfry.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of a contact that hold a short text; in the order in which a contact is written. */
public enum TextField {
    FIRST_NAME,
    LAST_NAME,
    FULL_NAME,
    PHONE,
    CONTACT_TYPE,
    ADDRESS_LINE_1,
    ADDRESS_LINE_2,
    CITY,
    STATE,
    COUNTRY,
    POSTAL_CODE,
    /** A date, {@code yyyy-MM-dd}. */
    DATE_OF_BIRTH;

    /** As it stands in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field that is spelled {@code wireName}. */
    public static Optional<TextField> named(String wireName) {
        return Arrays.stream(values())
                .filter(field -> field.wireName().equals(wireName))
                .findFirst();
    }
}
