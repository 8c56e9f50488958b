package org.belfry.fusion;

import org.belfry.database.TestDatabase;

class PostgresQueueTest extends QueueContract {
    PostgresQueueTest() {
        super(TestDatabase.postgresql());
    }
}
