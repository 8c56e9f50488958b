package org.belfry.delivery.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2FanOutTest extends FanOutContract {
    H2FanOutTest(@TempDir Path folder) {
        super(h2(folder), SqlFlavour.H2);
    }
}
