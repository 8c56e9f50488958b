package org.belfry.wiring;

import jakarta.batch.operations.JobOperator;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.belfry.database.CurrentTransaction;
import org.belfry.kernel.Transactions;
import org.belfry.maintenance.JobHistory;
import org.belfry.maintenance.JobLeases;
import org.belfry.maintenance.Jobs;
import org.belfry.maintenance.Retention;
import org.belfry.maintenance.SealedReader;
import org.belfry.maintenance.SealedValues;
import org.belfry.maintenance.Timetable;
import org.belfry.maintenance.UsedKeys;
import org.belfry.maintenance.jberet.CdiArtifacts;
import org.belfry.maintenance.jberet.OwnBatch;
import org.belfry.maintenance.sql.Chores;
import org.belfry.maintenance.sql.SqlJobHistory;
import org.belfry.maintenance.sql.SqlJobLeases;
import org.belfry.maintenance.sql.SqlSealedValues;
import org.belfry.maintenance.sql.SqlUsedKeys;
import org.belfry.security.Vault;

/** Makes the jobs and the one batch runtime they run in. */
@ApplicationScoped
class MaintenanceWiring {
    /** The only place that knows which batch runtime it is: the server's own is {@code BatchRuntime.getJobOperator()}. */
    @Produces
    @Singleton
    JobOperator jobOperator(
            @Belfry ManagedScheduledExecutorService executor,
            @Belfry TransactionManager transactions,
            DataSource dataSource,
            CdiArtifacts artifacts) {
        return new OwnBatch(executor, transactions, dataSource, artifacts).operator();
    }

    @Produces
    @Singleton
    JobHistory history(CurrentTransaction sql) {
        return new SqlJobHistory(sql);
    }

    @Produces
    @Singleton
    JobLeases leases(CurrentTransaction sql) {
        return new SqlJobLeases(sql);
    }

    @Produces
    @Singleton
    Retention retention(Settings settings, InstantSource clock, CurrentTransaction sql) {
        return new Retention(settings.retention(), clock, Chores.of(sql));
    }

    @Produces
    @Singleton
    SealedValues sealedValues(CurrentTransaction sql) {
        return new SqlSealedValues(sql);
    }

    @Produces
    @Singleton
    UsedKeys usedKeys(CurrentTransaction sql) {
        return new SqlUsedKeys(sql);
    }

    @Produces
    @Singleton
    SealedReader.Keys keys(Vault vault, UsedKeys used) {
        return new SealedReader.Keys(vault, used);
    }

    @Produces
    @Singleton
    Jobs jobs(JobOperator operator, JobHistory history, JobLeases leases, Transactions transactions, NodeName node) {
        return new Jobs(operator, history, leases, transactions, node.toString());
    }

    @Produces
    @Singleton
    Timetable timetable(Jobs jobs, JobLeases leases, Transactions transactions, NodeName node) {
        return new Timetable(jobs, leases, transactions, node.toString());
    }
}
