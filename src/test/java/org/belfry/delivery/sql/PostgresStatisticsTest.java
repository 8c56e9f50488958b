package org.belfry.delivery.sql;

import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStatisticsTest extends StatisticsContract {
    PostgresStatisticsTest() {
        super(postgresql(), SqlFlavour.POSTGRESQL);
    }
}
