package org.belfry.incoming;

import org.belfry.database.TestDatabase;

class MemoryIncomingWebhooksTest extends IncomingWebhooksContract {
    MemoryIncomingWebhooksTest() {
        super(new MemoryIncomingWebhooks(), TestDatabase.NO_TRANSACTIONS);
    }
}
