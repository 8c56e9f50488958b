package org.belfry.wiring;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The server's pool, with every connection in the current transaction. Payara asks the current component for it, not the
 * transaction manager; so it misses a transaction that was begun through the manager, and one that is about to commit,
 * and every statement would commit on its own. Suspended and resumed, the transaction is made known to the component.
 */
final class EnlistedDataSource extends ForwardingDataSource {
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    EnlistedDataSource(DataSource pool, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        super(pool);
        this.manager = manager;
        this.registry = registry;
    }

    /** @throws SQLException also when there is a transaction and the server does not let the connection join it */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = behind.getConnection();
        if (!isMissed(connection)) {
            return connection;
        }
        connection.close();
        introduceTransaction();
        Connection second = behind.getConnection();
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
}
