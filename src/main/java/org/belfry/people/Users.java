package org.belfry.people;

import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** The users that are kept. Every call belongs in a transaction. */
public interface Users {
    /**
     * Gives the user its id and keeps it.
     *
     * @throws NameTaken when another has its name
     */
    void add(User user);

    /** Those of a tenant with an id above {@code after}, oldest first. */
    List<User> page(Tenant tenant, long after, int limit);

    /** Nothing when it belongs to another tenant. */
    Optional<User> find(Tenant tenant, long id);

    /** As {@link #find}, and nobody else may change it until the transaction ends; changes made to it are kept. */
    Optional<User> findForChange(Tenant tenant, long id);

    /** Whatever its tenant; upper and lower case are two names. */
    Optional<User> named(String name);

    void remove(User user);
}
