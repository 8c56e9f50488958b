package org.belfry.guard.sql;

import org.belfry.database.TestDatabase;

class PostgresGuardsTest extends GuardsContract {
    PostgresGuardsTest() {
        super(Stores.in(TestDatabase.postgresql()));
    }
}
