package org.belfry.maintenance.sql;

import java.time.Instant;
import java.util.Optional;
import org.belfry.database.CurrentTransaction;
import org.belfry.maintenance.Job;
import org.belfry.maintenance.JobLeases;

/** Leases in the table of jobs, one row each, by the database's clock. */
public final class SqlJobLeases implements JobLeases {
    private static final String MINUTE = "CURRENT_TIMESTAMP + INTERVAL '1' MINUTE";
    private static final String RUNS = "EXISTS (SELECT 1 FROM batch_job_execution e"
            + " WHERE e.jobexecutionid = execution AND e.batchstatus IN ('STARTING', 'STARTED', 'STOPPING'))";
    private static final String TAKE = "UPDATE job_lease SET owner = ?, lease_until = " + MINUTE
            + ", execution = NULL WHERE job = ? AND (owner IS NULL OR lease_until <= CURRENT_TIMESTAMP"
            + " OR (execution IS NOT NULL AND NOT " + RUNS + "))";
    private static final String DUE = "SELECT COUNT(*) FROM job_lease WHERE job = ? AND ((due_at <= CURRENT_TIMESTAMP"
            + " AND (owner IS NULL OR execution IS NULL OR NOT " + RUNS
            + ")) OR (lease_until <= CURRENT_TIMESTAMP AND " + RUNS + "))";

    private final CurrentTransaction sql;

    public SqlJobLeases(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public boolean take(Job job, String owner) {
        return sql.update(TAKE, owner, job.wireName()) == 1;
    }

    @Override
    public void begun(Job job, long execution) {
        sql.update("UPDATE job_lease SET execution = ? WHERE job = ?", execution, job.wireName());
    }

    @Override
    public void giveUp(Job job, String owner) {
        sql.update("UPDATE job_lease SET owner = NULL WHERE job = ? AND owner = ?", job.wireName(), owner);
    }

    @Override
    public boolean isHeldBy(Job job, String owner) {
        return sql.list(
                        "SELECT COUNT(*) FROM job_lease WHERE job = ? AND owner = ?",
                        row -> row.getLong(1) > 0,
                        job.wireName(),
                        owner)
                .get(0);
    }

    @Override
    public void renew(String owner) {
        sql.update("UPDATE job_lease SET lease_until = " + MINUTE + " WHERE owner = ? AND " + RUNS, owner);
    }

    @Override
    public void giveBack(String owner) {
        sql.update(
                "UPDATE job_lease SET owner = NULL, lease_until = CURRENT_TIMESTAMP, due_at = CURRENT_TIMESTAMP"
                        + " WHERE owner = ? AND EXISTS (SELECT 1 FROM batch_job_execution e WHERE"
                        + " e.jobexecutionid = execution AND e.batchstatus <> 'COMPLETED')",
                owner);
        sql.update("UPDATE job_lease SET owner = NULL, lease_until = CURRENT_TIMESTAMP WHERE owner = ?", owner);
    }

    @Override
    public boolean isDue(Job job) {
        return sql.list(DUE, row -> row.getLong(1) > 0, job.wireName()).get(0);
    }

    @Override
    public Optional<Instant> dueAt(Job job) {
        return sql
                .list(
                        "SELECT due_at FROM job_lease WHERE job = ? AND due_at IS NOT NULL",
                        row -> CurrentTransaction.instant(row, 1),
                        job.wireName())
                .stream()
                .findFirst();
    }

    @Override
    public void postpone(Job job) {
        String next = job.every()
                .map(every -> "CURRENT_TIMESTAMP + INTERVAL '" + every.toSeconds() + "' SECOND")
                .orElse("NULL");
        sql.update("UPDATE job_lease SET due_at = " + next + " WHERE job = ?", job.wireName());
    }
}
