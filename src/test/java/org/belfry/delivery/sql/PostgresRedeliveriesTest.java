package org.belfry.delivery.sql;

import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRedeliveriesTest extends RedeliveriesContract {
    PostgresRedeliveriesTest() {
        super(postgresql(), SqlFlavour.POSTGRESQL);
    }
}
