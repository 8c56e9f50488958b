package org.belfry.catalogue;

import org.belfry.catalogue.jpa.JpaOwnTypes;
import org.belfry.testing.LocalPersistence;

/** Event types in a database. */
abstract class JpaOwnTypesContract extends OwnTypesContract {
    JpaOwnTypesContract(LocalPersistence place) {
        super(place.completed(new JpaOwnTypes()), place);
    }
}
