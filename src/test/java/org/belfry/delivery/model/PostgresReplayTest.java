package org.belfry.delivery.model;

import org.belfry.delivery.SqlDepot;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresReplayTest extends ReplayContract {
    PostgresReplayTest() {
        super(SqlDepot.postgresql());
    }
}
