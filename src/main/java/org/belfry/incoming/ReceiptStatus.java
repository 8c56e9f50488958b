package org.belfry.incoming;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a request. */
public enum ReceiptStatus {
    /** Taken in, and waits to be processed, for the first time or again. */
    PENDING,
    PROCESSED,
    /** Its retries are used up. */
    FAILED,
    /** The same was in flight or done just before. */
    DUPLICATE,
    /** Belfry itself had just tagged the contact. */
    BLOCKED,
    /** The gate did not let it in; its body was not kept. */
    REFUSED;

    /** As it is stored and as it stands in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that is spelled {@code wireName}. */
    public static Optional<ReceiptStatus> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
