package org.belfry.catalogue;

import org.belfry.testing.LocalPersistence;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresOwnTypesTest extends JpaOwnTypesContract {
    PostgresOwnTypesTest() {
        super(LocalPersistence.postgresql());
    }
}
