package org.belfry.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.belfry.kernel.Tenant;
import org.belfry.kernel.Transactions;

/** What the first administrator does with tenants. */
@Dependent
public class Tenants {
    private final Tenancies tenancies;
    private final Transactions transactions;
    private final InstantSource clock;

    @Inject
    public Tenants(Tenancies tenancies, Transactions transactions, InstantSource clock) {
        this.tenancies = tenancies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens a tenant.
     *
     * @throws NameTaken when there is one of that name
     */
    public Tenancy open(Tenant tenant) {
        return transactions.call(() -> {
            if (tenancies.has(tenant)) {
                throw new NameTaken();
            }
            Tenancy tenancy = new Tenancy(tenant, clock.instant());
            tenancies.add(tenancy);
            return tenancy;
        });
    }

    public boolean has(Tenant tenant) {
        return transactions.call(() -> tenancies.has(tenant));
    }

    /** Those with an id above {@code after}, oldest first. */
    public List<Tenancy> page(long after, int limit) {
        return transactions.call(() -> tenancies.page(after, limit));
    }
}
