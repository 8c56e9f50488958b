package org.belfry.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.belfry.catalogue.Catalogue;
import org.belfry.catalogue.OwnTypes;
import org.belfry.kernel.Transactions;

/** Makes the catalogue, once: it remembers the schemas it has read. */
@ApplicationScoped
class CatalogueWiring {

    @Produces
    @Singleton
    Catalogue catalogue(OwnTypes own, Transactions transactions) {
        return new Catalogue(own, transactions);
    }
}
