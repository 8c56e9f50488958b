package org.belfry.delivery;

import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2DeliveriesTest extends SqlDeliveriesContract {
    H2DeliveriesTest(@TempDir Path folder) {
        super(SqlDepot.h2(folder));
    }
}
