package org.belfry.guard.sql;

import java.nio.file.Path;
import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class H2GuardsTest extends GuardsContract {
    H2GuardsTest(@TempDir Path folder) {
        super(Stores.in(TestDatabase.h2(folder)));
    }
}
