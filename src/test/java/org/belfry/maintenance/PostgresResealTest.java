package org.belfry.maintenance;

import org.belfry.testing.Postgres;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresResealTest extends ResealContract {
    PostgresResealTest() {
        super(Postgres.createDatabase().pool(), "postgresql");
    }
}
