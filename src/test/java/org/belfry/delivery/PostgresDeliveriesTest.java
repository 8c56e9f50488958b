package org.belfry.delivery;

import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresDeliveriesTest extends SqlDeliveriesContract {
    PostgresDeliveriesTest() {
        super(SqlDepot.postgresql());
    }
}
