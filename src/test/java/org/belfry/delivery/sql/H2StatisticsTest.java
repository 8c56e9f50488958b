package org.belfry.delivery.sql;

import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2StatisticsTest extends StatisticsContract {
    H2StatisticsTest() {
        super(inMemory(), SqlFlavour.H2);
    }

    /** Very many small transactions, which a file would have to be written for. */
    private static JdbcConnectionPool inMemory() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:statistics;DB_CLOSE_DELAY=-1");
        return JdbcConnectionPool.create(h2);
    }
}
