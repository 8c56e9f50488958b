package org.belfry.member;

import java.nio.file.Path;
import org.belfry.database.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

class H2MembersTest extends MembersContract {
    H2MembersTest(@TempDir Path folder) {
        super(TestDatabase.h2(folder));
    }
}
