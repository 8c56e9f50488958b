package org.belfry.contact;

import java.nio.file.Path;
import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class H2ContactDeskTest extends ContactDeskContract {
    H2ContactDeskTest(@TempDir Path folder) {
        super(Stores.in(TestDatabase.h2(folder)));
    }
}
