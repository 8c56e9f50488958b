package org.belfry.people;

import java.util.function.Supplier;
import org.belfry.kernel.Transactions;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryPeopleTest extends PeopleContract {
    /** What is in memory needs none. */
    static final Transactions NO_TRANSACTIONS = new Transactions() {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    };

    MemoryPeopleTest() {
        super(new MemoryUsers(), new MemoryApiKeys(), new MemoryTenancies(), NO_TRANSACTIONS);
    }
}
