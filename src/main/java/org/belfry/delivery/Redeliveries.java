package org.belfry.delivery;

import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;

/** Deliveries that owners have sent anew, or stop. Each call belongs in a transaction. */
public interface Redeliveries {
    /**
     * Makes a delivery due now, with all its retries before it; one that waits for a retry is due now instead. One that
     * is just being sent is left alone, and so is a test.
     */
    void retry(Tenant tenant, DeliveryId id);

    /** As {@link #retry} for all that match and have ended; returns how many. */
    int replay(DeliveryFilter filter);

    /** How many {@link #replay} would send anew. */
    int matching(DeliveryFilter filter);

    /** Ends a delivery that waits; returns false when it does not wait, or is just being sent. */
    boolean cancel(Tenant tenant, DeliveryId id);
}
