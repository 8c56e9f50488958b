package org.belfry.incoming;

import java.nio.file.Path;
import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class H2AutomationsTest extends AutomationsContract {
    H2AutomationsTest(@TempDir Path folder) {
        super(TestDatabase.h2(folder));
    }
}
