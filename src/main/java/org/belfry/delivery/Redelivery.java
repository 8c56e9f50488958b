package org.belfry.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;

/** What owners do with single deliveries, for callers that have no transaction of their own. */
@Dependent
public class Redelivery {
    private final Redeliveries redeliveries;
    private final DeliveryLog log;
    private final Transactions transactions;
    private final Courier courier;

    @Inject
    public Redelivery(Redeliveries redeliveries, DeliveryLog log, Transactions transactions, Courier courier) {
        this.redeliveries = redeliveries;
        this.log = log;
        this.transactions = transactions;
        this.courier = courier;
    }

    /** Sends a delivery anew as soon as its webhook is active; false when the tenant has none with this id. */
    public boolean retry(Tenant tenant, DeliveryId id) {
        Optional<DeliveryView> found = transactions.call(() -> {
            redeliveries.retry(tenant, id);
            return log.find(tenant, id);
        });
        found.ifPresent(delivery -> courier.changed(delivery.webhook()));
        return found.isPresent();
    }

    /** Sends all deliveries anew that match and have ended; returns how many. */
    public int replay(DeliveryFilter filter) {
        int matched = transactions.call(() -> redeliveries.replay(filter));
        courier.changed(filter.webhook());
        return matched;
    }

    /** How many {@link #replay} would send anew. */
    public int preview(DeliveryFilter filter) {
        return transactions.call(() -> redeliveries.matching(filter));
    }

    /** Ends a delivery that waits. */
    public Cancellation cancel(Tenant tenant, DeliveryId id) {
        return transactions.call(() -> {
            if (redeliveries.cancel(tenant, id)) {
                return Cancellation.CANCELLED;
            }
            return log.find(tenant, id).isPresent() ? Cancellation.TOO_LATE : Cancellation.UNKNOWN;
        });
    }

    /** What came of the wish to cancel a delivery. */
    public enum Cancellation {
        CANCELLED,
        /** It has ended, or is just being sent. */
        TOO_LATE,
        UNKNOWN
    }
}
