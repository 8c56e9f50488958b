package org.belfry.webhook;

import java.util.Arrays;
import java.util.Locale;

/** Whether a webhook receives events, and why not. */
public enum WebhookStatus {
    /** Receives events. */
    ACTIVE,
    /** Switched off by its owner; what was under way waits. */
    INACTIVE,
    /** Switched off by Belfry because its deliveries keep failing; what was under way waits. */
    FAILED,
    /** Gone for its owner; the row stays for the deliveries that name it until they are purged. */
    DELETED;

    /** As it stands in the database and on the wire: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static WebhookStatus named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No webhook status is called " + wireName + "."));
    }
}
