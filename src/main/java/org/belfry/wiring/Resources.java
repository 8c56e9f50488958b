package org.belfry.wiring;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import javax.sql.DataSource;
import org.belfry.kernel.Transactions;

/**
 * What the server gives: one pooled data source for everything, its transactions, one executor. A connection is tried
 * before its use, but not twice in a second: the server looks for the class that tries it in all its jars, one thread
 * after the other.
 */
@DataSourceDefinition(
        name = Resources.DATA_SOURCE,
        className = "org.belfry.wiring.BelfryDataSource",
        initialPoolSize = 0,
        minPoolSize = 0,
        maxPoolSize = 32,
        properties = {
            "fish.payara.max-wait-time-in-millis=1500",
            "fish.payara.fail-all-connections=true",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.match-connections=false",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"
        })
@ManagedScheduledExecutorDefinition(name = Resources.EXECUTOR, maxAsync = 16)
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Resources {
    static final String DATA_SOURCE = "java:global/jdbc/belfry";
    static final String EXECUTOR = "java:app/concurrent/belfry";

    @Resource(lookup = DATA_SOURCE)
    private DataSource dataSource;

    @Resource(lookup = EXECUTOR)
    private ManagedScheduledExecutorService executor;

    @Resource(lookup = "java:appserver/TransactionManager")
    private TransactionManager transactionManager;

    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction userTransaction;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry registry;

    @Produces
    DataSource dataSource() {
        return new EnlistedDataSource(dataSource, transactionManager, registry);
    }

    @Produces
    @Belfry
    ManagedScheduledExecutorService executor() {
        return executor;
    }

    @Produces
    @Belfry
    TransactionManager transactionManager() {
        return transactionManager;
    }

    @Produces
    Transactions transactions() {
        return new JtaTransactions(userTransaction);
    }

    @Produces
    TransactionSynchronizationRegistry registry() {
        return registry;
    }
}
