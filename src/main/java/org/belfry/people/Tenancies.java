package org.belfry.people;

import java.util.List;
import org.belfry.kernel.Tenant;

/** The tenants that were opened. Every call belongs in a transaction. */
public interface Tenancies {
    /**
     * Gives it its id and keeps it.
     *
     * @throws NameTaken when there is one of that name
     */
    void add(Tenancy tenancy);

    boolean has(Tenant tenant);

    /** Those with an id above {@code after}, oldest first. */
    List<Tenancy> page(long after, int limit);
}
