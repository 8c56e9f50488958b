package org.belfry.incoming;

import org.belfry.database.TestDatabase;

class PostgresAutomationsTest extends AutomationsContract {
    PostgresAutomationsTest() {
        super(TestDatabase.postgresql());
    }
}
