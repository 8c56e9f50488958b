package org.belfry.people;

import java.nio.file.Path;
import org.belfry.testing.LocalPersistence;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2PeopleTest extends JpaPeopleContract {
    H2PeopleTest(@TempDir Path folder) {
        super(LocalPersistence.h2(folder));
    }
}
