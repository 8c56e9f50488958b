package org.belfry.people.jpa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.belfry.kernel.Tenant;
import org.belfry.people.Tenancies;
import org.belfry.people.Tenancy;

/** Keeps tenants through Jakarta Persistence. */
@Dependent
public class JpaTenancies implements Tenancies {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    @Override
    public void add(Tenancy tenancy) {
        Unique.keep(tenancy, entities);
    }

    @Override
    public boolean has(Tenant tenant) {
        return !entities.createQuery("SELECT t.id FROM Tenancy t WHERE t.name = :name", Long.class)
                .setParameter("name", tenant.id())
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<Tenancy> page(long after, int limit) {
        return entities.createQuery("SELECT t FROM Tenancy t WHERE t.id > :after ORDER BY t.id", Tenancy.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
