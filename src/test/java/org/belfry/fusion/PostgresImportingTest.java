package org.belfry.fusion;

import org.belfry.database.TestDatabase;

class PostgresImportingTest extends ImportingContract {
    PostgresImportingTest() {
        super(TestDatabase.postgresql());
    }
}
