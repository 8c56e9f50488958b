package org.belfry.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.belfry.kernel.Page;
import org.belfry.kernel.Transactions;

/** What became of deliveries, for callers that have no transaction of their own. */
@Dependent
public class DeliveryHistory {
    private final DeliveryLog log;
    private final Transactions transactions;

    @Inject
    public DeliveryHistory(DeliveryLog log, Transactions transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    /** Deliveries of one webhook, newest first. */
    public Page<DeliveryLog.Entry> page(DeliveryLog.Query query) {
        return transactions.call(() -> log.page(query));
    }
}
