package org.belfry.incoming;

import java.nio.file.Path;
import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2ErrandsTest extends ErrandsContract {
    H2ErrandsTest(@TempDir Path folder) {
        super(new SqlInTray(TestDatabase.h2(folder)));
    }
}
