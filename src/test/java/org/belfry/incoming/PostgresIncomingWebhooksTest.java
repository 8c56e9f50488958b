package org.belfry.incoming;

import org.belfry.database.TestDatabase;

class PostgresIncomingWebhooksTest extends IncomingWebhooksContract {
    PostgresIncomingWebhooksTest() {
        super(TestDatabase.postgresql());
    }
}
