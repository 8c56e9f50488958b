package org.belfry.incoming;

import java.time.Duration;
import java.util.List;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;

/** The work that receipts make. Every call belongs in a transaction. */
public interface Errands {
    /** Leases what is due, by the database's clock; of several nodes that ask exactly one gets each. */
    List<Errand> claim(int most, Duration lease);

    /** Lengthens a lease; false when it was lost. */
    boolean renew(Errand.Ticket ticket, Duration lease);

    /**
     * Keeps how far the work has come.
     *
     * @throws LeaseLost when somebody else has it by now, and nothing of this transaction may be kept
     */
    void settle(Errand.Ticket ticket, Outcome outcome);

    /** Adds a run of an automation, due at once. */
    void start(Tenant tenant, Origin.Automated origin, RawJson data);
}
