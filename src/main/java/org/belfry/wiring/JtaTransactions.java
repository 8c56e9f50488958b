package org.belfry.wiring;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.function.Supplier;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/** Transactions of the server; usable on request threads and on managed executor threads alike. */
final class JtaTransactions implements Transactions {
    private final TransactionManager manager;

    JtaTransactions(TransactionManager manager) {
        this.manager = manager;
    }

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        try {
            return manager.getStatus() == Status.STATUS_NO_TRANSACTION ? callInNew(work) : work.get();
        } catch (SystemException e) {
            throw new IllegalStateException("The transaction manager failed.", e);
        }
    }

    private <T extends @Nullable Object> T callInNew(Supplier<T> work) throws SystemException {
        try {
            manager.begin();
            T result = work.get();
            manager.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        } catch (Exception e) {
            rollback(e);
            throw new IllegalStateException("The transaction was rolled back.", e);
        }
    }

    private void rollback(Throwable cause) throws SystemException {
        if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
            try {
                manager.rollback();
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
