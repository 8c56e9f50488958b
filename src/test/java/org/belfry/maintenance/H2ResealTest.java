package org.belfry.maintenance;

import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2ResealTest extends ResealContract {
    H2ResealTest() {
        super(inMemory(), "h2");
    }

    /** Many small transactions, which a file would have to be written for. */
    private static JdbcConnectionPool inMemory() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:reseal;DB_CLOSE_DELAY=-1");
        return JdbcConnectionPool.create(h2);
    }
}
