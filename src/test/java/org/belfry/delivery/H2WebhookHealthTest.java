package org.belfry.delivery;

import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2WebhookHealthTest extends WebhookHealthContract {
    H2WebhookHealthTest(@TempDir Path folder) {
        super(SqlDepot.h2(folder));
    }
}
