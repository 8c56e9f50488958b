package org.belfry.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** The types of tenants' own that are kept. Every call belongs in a transaction. */
public interface OwnTypes {
    /**
     * Gives the type its id and keeps it.
     *
     * @throws TypeTaken when its tenant has one of that name
     */
    void add(OwnType type);

    /** All of a tenant, by name. */
    List<OwnType> all(Tenant tenant);

    /** Those of these names. */
    List<OwnType> named(Tenant tenant, Collection<String> types);

    /** The one of that name, and nobody else may change it until the transaction ends; changes made to it are kept. */
    Optional<OwnType> findForChange(Tenant tenant, String type);

    void remove(OwnType type);
}
