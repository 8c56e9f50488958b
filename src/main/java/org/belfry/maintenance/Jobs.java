package org.belfry.maintenance;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.belfry.kernel.Transactions;

/** Starts and stops jobs, one execution of each at a time in all the house. */
public class Jobs {
    private static final Logger LOG = System.getLogger(Jobs.class.getName());
    /** The lease tells that the execution before has died; the batch runtime cannot know. */
    private static final String RESTART_MODE = "jberet.restart.mode";

    private final JobOperator operator;
    private final JobHistory history;
    private final JobLeases leases;
    private final Transactions transactions;
    private final String node;

    /** @param node owner of the leases taken here */
    public Jobs(JobOperator operator, JobHistory history, JobLeases leases, Transactions transactions, String node) {
        this.operator = operator;
        this.history = history;
        this.leases = leases;
        this.transactions = transactions;
        this.node = node;
    }

    /** What came of the wish to begin or end a job. */
    public sealed interface Outcome {
        /** It runs, or soon stops. */
        record Done(long execution) implements Outcome {}

        /** It runs already; 0 when it is just beginning on another node. */
        record Running(long execution) implements Outcome {}

        /** It cannot be, for a reason that one sentence tells. */
        record Refused(String reason) implements Outcome {}
    }

    public Outcome start(Job job) {
        return begin(job, () -> operator.start(job.wireName(), new Properties()));
    }

    /** Goes on with the last execution, which did not complete, where it stopped. */
    public Outcome restart(Job job) {
        Optional<JobRun> last = last(job);
        if (last.isEmpty()) {
            return new Outcome.Refused("It has never run.");
        }
        JobRun run = last.get();
        return run.isCompleted()
                ? new Outcome.Refused("Its last execution, " + run.execution() + ", has completed; start it anew.")
                : begin(job, () -> operator.restart(run.execution(), forced()));
    }

    /** Begins a job that is due: goes on with what did not complete, else starts anew. */
    Outcome resume(Job job) {
        Outcome outcome = restart(job);
        return outcome instanceof Outcome.Refused ? start(job) : outcome;
    }

    /** Ends the running execution after the piece it is at. */
    public Outcome stop(Job job) {
        Optional<JobRun> running = running(job);
        if (running.isEmpty()) {
            return new Outcome.Refused("It is not running.");
        }
        long execution = running.get().execution();
        try {
            operator.stop(execution);
        } catch (JobExecutionNotRunningException e) {
            return new Outcome.Refused("It has just ended.");
        }
        return new Outcome.Done(execution);
    }

    public Optional<JobRun> running(Job job) {
        return last(job).filter(JobRun::isRunning);
    }

    private Optional<JobRun> last(Job job) {
        return transactions.call(() -> history.list(job, 0, 1)).stream().findFirst();
    }

    private Outcome begin(Job job, LongSupplier beginning) {
        if (!transactions.call(() -> leases.take(job, node))) {
            return new Outcome.Running(running(job).map(JobRun::execution).orElse(0L));
        }
        try {
            long execution = beginning.getAsLong();
            transactions.run(() -> leases.begun(job, execution));
            return new Outcome.Done(execution);
        } catch (BatchRuntimeException e) {
            LOG.log(Level.WARNING, "The job " + job.wireName() + " did not begin.", e);
            transactions.run(() -> leases.giveUp(job, node));
            return new Outcome.Refused("The batch runtime refuses it: " + e.getMessage());
        }
    }

    private static Properties forced() {
        Properties properties = new Properties();
        properties.setProperty(RESTART_MODE, "force");
        return properties;
    }
}
