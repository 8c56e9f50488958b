package org.belfry.incoming;

import java.util.Optional;
import org.belfry.action.Reference;
import org.belfry.kernel.Tenant;

/**
 * Where the records for CRMs go: an outgoing webhook for each connection, that hears nothing but them, and that its owner
 * sees, stops and retries like any other.
 */
@FunctionalInterface
public interface CrmRecords {
    /** The one of a connection, as the connection is now; empty when there is no such connection. In a transaction. */
    Optional<ActionTargets.Target> of(Tenant tenant, Reference connection);
}
