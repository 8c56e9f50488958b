package org.belfry.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.DeliveryId;
import org.belfry.kernel.Page;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

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

    /** Deliveries of one webhook, newest first, after {@code before} when it is given. */
    public List<DeliveryView> list(DeliveryFilter filter, @Nullable DeliveryId before, int limit) {
        return transactions.call(() -> log.list(filter, before, limit));
    }

    /** Nothing when there is none, or it belongs to another tenant. */
    public Optional<DeliveryView> find(Tenant tenant, DeliveryId id) {
        return transactions.call(() -> log.find(tenant, id));
    }

    /** The attempts of a delivery, the first one first; nothing when there is none, or it belongs to another tenant. */
    public Optional<List<Attempt>> attempts(Tenant tenant, DeliveryId id) {
        return transactions.call(() -> log.find(tenant, id).map(found -> log.attempts(id)));
    }
}
