package org.belfry.people.jpa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;
import org.belfry.people.User;
import org.belfry.people.Users;
import org.jspecify.annotations.Nullable;

/** Keeps users through Jakarta Persistence. */
@Dependent
public class JpaUsers implements Users {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    @Override
    public void add(User user) {
        Unique.keep(user, entities);
    }

    @Override
    public List<User> page(Tenant tenant, long after, int limit) {
        return entities.createQuery(
                        "SELECT u FROM User u WHERE u.tenant = :tenant AND u.id > :after ORDER BY u.id", User.class)
                .setParameter("tenant", tenant.id())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Optional<User> find(Tenant tenant, long id) {
        return seen(tenant, entities.find(User.class, id));
    }

    @Override
    public Optional<User> findForChange(Tenant tenant, long id) {
        return seen(tenant, entities.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Optional<User> seen(Tenant tenant, @Nullable User found) {
        return Optional.ofNullable(found).filter(user -> user.tenant().equals(tenant));
    }

    @Override
    public Optional<User> named(String name) {
        return entities.createQuery("SELECT u FROM User u WHERE u.name = :name", User.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void remove(User user) {
        entities.remove(user);
    }
}
