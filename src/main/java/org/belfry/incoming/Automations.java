package org.belfry.incoming;

import java.util.List;
import java.util.Optional;
import org.belfry.contact.Slug;
import org.belfry.kernel.Tenant;

/** The automations that are kept. Every call belongs in a transaction. */
public interface Automations {
    /** A number for a new one. */
    long nextId();

    /** Keeps a new one; false when its name is taken. */
    boolean add(Automation automation);

    /** Keeps a change; false when its name is taken. */
    boolean replace(Automation automation);

    /** Forgets it with its runs. */
    void remove(long id);

    /** Nothing when it belongs to another tenant. */
    Optional<Automation> find(Tenant tenant, long id);

    /** As {@link #find(Tenant, long)}, and nobody else may change it until the transaction ends. */
    Optional<Automation> findForChange(Tenant tenant, long id);

    /** The one of that name, or else with that number. */
    Optional<Automation> named(Tenant tenant, String text);

    /** The active ones that this tag starts, oldest first. */
    List<Automation> startedBy(Tenant tenant, Slug tag);

    /** Those with an id above {@code after}, oldest first. */
    List<Automation> page(Tenant tenant, long after, int limit);
}
