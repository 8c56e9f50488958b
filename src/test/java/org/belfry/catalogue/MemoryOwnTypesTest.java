package org.belfry.catalogue;

import java.util.function.Supplier;
import org.belfry.kernel.Transactions;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryOwnTypesTest extends OwnTypesContract {
    /** What is in memory needs none. */
    static final Transactions NO_TRANSACTIONS = new Transactions() {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    };

    MemoryOwnTypesTest() {
        super(new MemoryOwnTypes(), NO_TRANSACTIONS);
    }
}
