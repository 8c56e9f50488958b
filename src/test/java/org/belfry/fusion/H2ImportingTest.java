package org.belfry.fusion;

import java.nio.file.Path;
import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class H2ImportingTest extends ImportingContract {
    H2ImportingTest(@TempDir Path folder) {
        super(TestDatabase.h2(folder));
    }
}
