package org.belfry.catalogue;

import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryOwnTypesTest extends OwnTypesContract {
    MemoryOwnTypesTest() {
        super(new MemoryOwnTypes(), MemoryOwnTypes.NO_TRANSACTIONS);
    }
}
