package org.belfry.incoming;

import org.belfry.database.TestDatabase;

class PostgresProcessingTest extends ProcessingContract {
    PostgresProcessingTest() {
        super(TestDatabase.postgresql());
    }
}
