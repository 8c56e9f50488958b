package org.belfry.people.jpa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;
import org.belfry.people.ApiKey;
import org.belfry.people.ApiKeys;

/** Keeps API keys through Jakarta Persistence. */
@Dependent
public class JpaApiKeys implements ApiKeys {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    @Override
    public void add(ApiKey key) {
        entities.persist(key);
    }

    @Override
    public List<ApiKey> page(Tenant tenant, long after, int limit) {
        return entities.createQuery(
                        "SELECT k FROM ApiKey k WHERE k.tenant = :tenant AND k.id > :after ORDER BY k.id", ApiKey.class)
                .setParameter("tenant", tenant.id())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Optional<ApiKey> find(Tenant tenant, long id) {
        return Optional.ofNullable(entities.find(ApiKey.class, id))
                .filter(key -> key.tenant().equals(tenant));
    }

    @Override
    public Optional<ApiKey> hashed(String hash) {
        return entities.createQuery("SELECT k FROM ApiKey k WHERE k.hash = :hash", ApiKey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** By a statement of its own: of two nodes that note a use at the same time, none fails. */
    @Override
    public void use(ApiKey key, Instant at) {
        entities.createQuery("UPDATE ApiKey k SET k.lastUsedAt = :at WHERE k.id = :id"
                        + " AND (k.lastUsedAt IS NULL OR k.lastUsedAt <= :before)")
                .setParameter("at", at)
                .setParameter("id", key.id())
                .setParameter("before", at.minus(1, ChronoUnit.MINUTES))
                .executeUpdate();
    }

    @Override
    public void remove(ApiKey key) {
        entities.remove(key);
    }
}
