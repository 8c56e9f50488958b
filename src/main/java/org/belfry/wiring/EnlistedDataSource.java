package org.belfry.wiring;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The server's pool, with every connection in the current transaction. Payara asks the current component for it, not the
 * transaction manager; so it misses a transaction that was begun through the manager, and one that is about to commit,
 * and every statement would commit on its own. Suspended and resumed, the transaction is made known to the component.
 */
final class EnlistedDataSource implements DataSource {
    private final DataSource pool;
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    EnlistedDataSource(DataSource pool, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.pool = pool;
        this.manager = manager;
        this.registry = registry;
    }

    /** @throws SQLException also when there is a transaction and the server does not let the connection join it */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        if (!isMissed(connection)) {
            return connection;
        }
        connection.close();
        introduceTransaction();
        Connection second = pool.getConnection();
        if (isMissed(second)) {
            second.close();
            throw new SQLException("The server gives no connection that belongs to the current transaction.");
        }
        return second;
    }

    private boolean isMissed(Connection connection) throws SQLException {
        try {
            int status = manager.getStatus();
            return (status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK)
                    && connection.getAutoCommit();
        } catch (SystemException e) {
            throw new SQLException(e);
        }
    }

    private void introduceTransaction() throws SQLException {
        try {
            manager.resume(manager.suspend());
            registry.registerInterposedSynchronization(new Farewell());
        } catch (SystemException | InvalidTransactionException | IllegalStateException e) {
            throw new SQLException("The server does not let a connection join the current transaction.", e);
        }
    }

    /** Else the component would go on asking for a transaction that has ended. */
    private final class Farewell implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            try {
                manager.suspend();
            } catch (SystemException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
