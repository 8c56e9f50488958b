package org.belfry.catalogue;

import java.nio.file.Path;
import org.belfry.testing.LocalPersistence;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2OwnTypesTest extends JpaOwnTypesContract {
    H2OwnTypesTest(@TempDir Path folder) {
        super(LocalPersistence.h2(folder));
    }
}
