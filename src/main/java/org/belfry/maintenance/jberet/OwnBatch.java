package org.belfry.maintenance.jberet;

import jakarta.batch.operations.JobOperator;
import jakarta.transaction.TransactionManager;
import java.util.Properties;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jberet.operations.JobOperatorImpl;
import org.jberet.repository.JdbcRepository;
import org.jberet.repository.JobRepository;
import org.jberet.spi.ArtifactFactory;
import org.jberet.spi.BatchEnvironment;
import org.jberet.spi.JobTask;
import org.jberet.spi.JobXmlResolver;
import org.jberet.tools.MetaInfBatchJobsJobXmlResolver;

/**
 * What JBeret needs of its surroundings: the server's threads and transactions, and our database for its history, so that
 * it survives a restart, and a checkpoint commits with the work it tells of.
 */
public final class OwnBatch implements BatchEnvironment {
    private static final String TABLES_BEGIN_WITH = "batch_";

    private final Executor threads;
    private final TransactionManager transactions;
    private final ArtifactFactory artifacts;
    private final JobRepository repository;

    /** @param dataSource gives connections of the current transaction, or others when there is none */
    public OwnBatch(
            Executor threads, TransactionManager transactions, DataSource dataSource, ArtifactFactory artifacts) {
        this.threads = threads;
        this.transactions = transactions;
        this.artifacts = artifacts;
        Properties properties = new Properties();
        properties.setProperty(JdbcRepository.DB_TABLE_PREFIX_KEY, TABLES_BEGIN_WITH);
        this.repository = new JdbcRepository(dataSource, properties);
    }

    /** The operator to inject; the server's own would be {@code BatchRuntime.getJobOperator()}. */
    public JobOperator operator() {
        return new JobOperatorImpl(this);
    }

    @Override
    public ClassLoader getClassLoader() {
        return OwnBatch.class.getClassLoader();
    }

    @Override
    public ArtifactFactory getArtifactFactory() {
        return artifacts;
    }

    @Override
    public void submitTask(JobTask task) {
        threads.execute(task);
    }

    @Override
    public TransactionManager getTransactionManager() {
        return transactions;
    }

    @Override
    public JobRepository getJobRepository() {
        return repository;
    }

    @Override
    public JobXmlResolver getJobXmlResolver() {
        return new MetaInfBatchJobsJobXmlResolver();
    }

    @Override
    public Properties getBatchConfigurationProperties() {
        return new Properties();
    }

    @Override
    public String getApplicationName() {
        return "belfry";
    }
}
