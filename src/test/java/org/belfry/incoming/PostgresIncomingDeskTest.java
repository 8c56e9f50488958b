package org.belfry.incoming;

import org.belfry.database.TestDatabase;

class PostgresIncomingDeskTest extends IncomingDeskContract {
    PostgresIncomingDeskTest() {
        super(TestDatabase.postgresql());
    }
}
