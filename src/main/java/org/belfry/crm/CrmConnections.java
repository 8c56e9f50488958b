package org.belfry.crm;

import java.util.List;
import java.util.Optional;
import org.belfry.kernel.Tenant;

/** The connections that are kept. Every call belongs in a transaction. */
public interface CrmConnections {
    /** A number for a new connection. */
    long nextId();

    /** False when another of the tenant has its name. */
    boolean add(CrmConnection connection);

    /** False when another of the tenant has its new name. */
    boolean replace(CrmConnection connection);

    /** With its receipts. */
    void remove(long id);

    /** Nothing when it belongs to another tenant. */
    Optional<CrmConnection> find(Tenant tenant, long id);

    /** As {@link #find}, and nobody else may change it until the transaction ends. */
    Optional<CrmConnection> findForChange(Tenant tenant, long id);

    /** The one of that name, else that of that id. */
    Optional<CrmConnection> named(Tenant tenant, String text);

    /** Those with an id above {@code after}, oldest first. */
    List<CrmConnection> page(Tenant tenant, long after, int limit);
}
