package org.belfry.delivery;

import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresWebhookHealthTest extends WebhookHealthContract {
    PostgresWebhookHealthTest() {
        super(SqlDepot.postgresql());
    }
}
