package org.belfry.testing;

import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;

/** {@link LocalTransactions} for those who want a server's transaction manager. */
public final class LocalTransactionManager implements TransactionManager {
    private final LocalTransactions transactions;

    public LocalTransactionManager(LocalTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void begin() {
        try {
            transactions.begin();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void commit() {
        end(LocalTransactions.Ending.COMMIT);
    }

    @Override
    public void rollback() {
        end(LocalTransactions.Ending.ROLLBACK);
    }

    private void end(LocalTransactions.Ending ending) {
        try {
            transactions.end(ending);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int getStatus() {
        return transactions.isActive() ? Status.STATUS_ACTIVE : Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void setRollbackOnly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTransactionTimeout(int seconds) {}

    @Override
    public Transaction getTransaction() {
        return null;
    }

    @Override
    public Transaction suspend() {
        return null;
    }

    @Override
    public void resume(Transaction transaction) {}
}
