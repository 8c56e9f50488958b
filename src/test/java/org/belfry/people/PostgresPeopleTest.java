package org.belfry.people;

import org.belfry.testing.LocalPersistence;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresPeopleTest extends JpaPeopleContract {
    PostgresPeopleTest() {
        super(LocalPersistence.postgresql());
    }
}
