package org.belfry.incoming;

import org.belfry.database.TestDatabase;

class MemoryAutomationsTest extends AutomationsContract {
    MemoryAutomationsTest() {
        super(new MemoryAutomations(), TestDatabase.NO_TRANSACTIONS);
    }
}
