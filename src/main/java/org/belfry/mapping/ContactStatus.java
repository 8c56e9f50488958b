package org.belfry.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a contact wants mail and gets it. */
public enum ContactStatus {
    SUBSCRIBED,
    UNSUBSCRIBED,
    /** Has been sent a confirmation mail and has not answered. */
    PENDING,
    /** Mail to it comes back. */
    BOUNCED,
    /** Called a mail spam. */
    COMPLAINED;

    /** All of them, as a sentence names them. */
    public static final String WORDS = "subscribed, unsubscribed, pending, bounced or complained";

    /** As it is stored and as it stands in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it means that the contact itself said no. */
    public boolean isOptOut() {
        return this == UNSUBSCRIBED || this == COMPLAINED;
    }

    /** The status that is spelled {@code wireName}. */
    public static Optional<ContactStatus> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
