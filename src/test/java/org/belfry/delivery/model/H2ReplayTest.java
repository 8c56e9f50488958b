package org.belfry.delivery.model;

import org.belfry.delivery.SqlDepot;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2ReplayTest extends ReplayContract {
    H2ReplayTest() {
        super(SqlDepot.h2InMemory("replay"));
    }
}
