package org.belfry.delivery.sql;

import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresFanOutTest extends FanOutContract {
    PostgresFanOutTest() {
        super(postgresql(), SqlFlavour.POSTGRESQL);
    }
}
