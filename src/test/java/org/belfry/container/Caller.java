package org.belfry.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;

/** An application's bean: work in transactions of its own. */
@ApplicationScoped
public class Caller {
    @Resource
    private UserTransaction transaction;

    /** Commits, unless the work throws or the transaction is marked. */
    @Transactional
    public void inTransaction(Runnable work) {
        work.run();
    }

    /** Commits whatever transaction there is around the call. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void inTransactionOfItsOwn(Runnable work) {
        work.run();
    }

    /** Does the work and then thinks better of it. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void rollingBack(Runnable work) throws Exception {
        transaction.begin();
        try {
            work.run();
        } finally {
            transaction.rollback();
        }
    }

    /**
     * Begins and commits by hand, so that nothing stands between the test and what the commit throws.
     *
     * @throws jakarta.transaction.RollbackException when it was rolled back instead
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void committing(Runnable work) throws Exception {
        transaction.begin();
        work.run();
        transaction.commit();
    }
}
