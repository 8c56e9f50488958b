package org.belfry.wiring;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;
import org.belfry.kernel.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of the server; usable on request threads and on managed executor threads alike. Begun as a
 * {@link UserTransaction}: the server's data sources join the transaction of the invocation, and a transaction begun with
 * its {@code TransactionManager} is not that of the invocation, so that each statement would commit by itself.
 */
final class JtaTransactions implements Transactions {
    private final UserTransaction user;

    JtaTransactions(UserTransaction user) {
        this.user = user;
    }

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        try {
            return user.getStatus() == Status.STATUS_NO_TRANSACTION ? callInNew(work) : work.get();
        } catch (SystemException e) {
            throw new IllegalStateException("The transaction manager failed.", e);
        }
    }

    private <T extends @Nullable Object> T callInNew(Supplier<T> work) throws SystemException {
        try {
            user.begin();
            T result = work.get();
            user.commit();
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
        if (user.getStatus() != Status.STATUS_NO_TRANSACTION) {
            try {
                user.rollback();
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
