package org.belfry.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.belfry.crm.CrmConnections;
import org.belfry.crm.CrmDesk;
import org.belfry.crm.sql.SqlCrmConnections;
import org.belfry.database.Rows;
import org.belfry.kernel.Transactions;
import org.belfry.security.Vault;

/** Makes what knows CRMs. */
@ApplicationScoped
class CrmWiring {
    @Produces
    @Singleton
    CrmConnections connections(Rows rows) {
        return new SqlCrmConnections(rows);
    }

    @Produces
    @Singleton
    CrmDesk desk(CrmConnections connections, Vault vault, Transactions transactions, InstantSource clock) {
        return new CrmDesk(connections, vault, transactions, clock);
    }
}
