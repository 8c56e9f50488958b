package org.belfry.delivery;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** Waits for its time and for its webhook to be active, or is being sent by the node that leased it. */
    READY,
    /** Answered 2xx in time. */
    SUCCESS,
    /** All retries are used up, or the destination is gone. */
    FAILED,
    /** Its webhook was deleted, or its owner cancelled it, before it could be delivered. */
    CANCELLED;

    /** As it stands in the database: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that stands in the database so. */
    public static DeliveryStatus named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
