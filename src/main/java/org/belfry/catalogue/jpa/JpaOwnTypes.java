package org.belfry.catalogue.jpa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.belfry.catalogue.OwnType;
import org.belfry.catalogue.OwnTypes;
import org.belfry.catalogue.TypeTaken;
import org.belfry.kernel.Tenant;

/** Keeps types of tenants' own through Jakarta Persistence. */
@Dependent
public class JpaOwnTypes implements OwnTypes {
    private static final String VIOLATION = "23505";

    @Inject
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    /** Inserts at once, so that a name that is taken shows here and not at the commit. */
    @Override
    public void add(OwnType type) {
        try {
            entities.persist(type);
            entities.flush();
        } catch (PersistenceException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && VIOLATION.equals(sql.getSQLState())) {
                    throw new TypeTaken();
                }
            }
            throw e;
        }
    }

    @Override
    public List<OwnType> all(Tenant tenant) {
        return entities.createQuery("SELECT t FROM OwnType t WHERE t.tenant = :tenant ORDER BY t.type", OwnType.class)
                .setParameter("tenant", tenant.id())
                .getResultList();
    }

    @Override
    public List<OwnType> named(Tenant tenant, Collection<String> types) {
        return entities.createQuery(
                        "SELECT t FROM OwnType t WHERE t.tenant = :tenant AND t.type IN :types", OwnType.class)
                .setParameter("tenant", tenant.id())
                .setParameter("types", types)
                .getResultList();
    }

    @Override
    public Optional<OwnType> findForChange(Tenant tenant, String type) {
        return entities.createQuery(
                        "SELECT t FROM OwnType t WHERE t.tenant = :tenant AND t.type = :type", OwnType.class)
                .setParameter("tenant", tenant.id())
                .setParameter("type", type)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void remove(OwnType type) {
        entities.remove(type);
    }
}
