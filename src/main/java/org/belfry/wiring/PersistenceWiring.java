package org.belfry.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Hands out the entity manager, which is the current transaction's. It is made once, by {@link Startup}: on a thread that
 * belongs to no component the server injects nothing, and says nothing.
 */
@ApplicationScoped
class PersistenceWiring {
    @PersistenceContext(unitName = "belfry")
    @SuppressWarnings("NullAway.Init")
    private EntityManager entities;

    @Produces
    EntityManager entities() {
        if (entities == null) {
            throw new IllegalStateException("The entity manager is asked for before the start.");
        }
        return entities;
    }
}
