package org.belfry.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.belfry.kernel.Transactions;
import org.belfry.testing.LocalTransactions;
import org.belfry.testing.Postgres;
import org.belfry.testing.Schema;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** A migrated database with statements of the test's own. */
public final class TestDatabase {
    /** For stores in memory. */
    public static final Transactions NO_TRANSACTIONS = new Transactions() {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    };

    private final LocalTransactions transactions;
    private final Rows rows;

    private TestDatabase(DataSource dataSource, Product product) {
        Schema.in(dataSource, product == Product.H2 ? "h2" : "postgresql");
        this.transactions = new LocalTransactions(dataSource);
        this.rows = new Rows(transactions, product);
    }

    /** An H2 in a file, as it is used in earnest. */
    public static TestDatabase h2(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("belfry") + ";WRITE_DELAY=0");
        return new TestDatabase(JdbcConnectionPool.create(h2), Product.H2);
    }

    /** A database of its own on a real PostgreSQL. */
    public static TestDatabase postgresql() {
        return new TestDatabase(Postgres.createDatabase().dataSource(), Product.POSTGRESQL);
    }

    public Transactions transactions() {
        return transactions;
    }

    public Rows rows() {
        return rows;
    }

    /** Runs a statement in a transaction of its own. */
    public void execute(String sql) {
        transactions.run(() -> {
            try (Connection connection = transactions.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
