package org.belfry.incoming;

import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresErrandsTest extends ErrandsContract {
    PostgresErrandsTest() {
        super(new SqlInTray(TestDatabase.postgresql()));
    }
}
