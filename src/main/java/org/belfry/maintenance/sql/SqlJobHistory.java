package org.belfry.maintenance.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.belfry.database.CurrentTransaction;
import org.belfry.maintenance.Job;
import org.belfry.maintenance.JobHistory;
import org.belfry.maintenance.JobRun;
import org.jspecify.annotations.Nullable;

/** Reads the batch runtime's own tables, which tell of every node, and keeps how far the steps are beside them. */
public final class SqlJobHistory implements JobHistory {
    private static final String RUNS = "SELECT e.jobexecutionid, e.batchstatus, e.starttime, e.endtime"
            + " FROM batch_job_execution e JOIN batch_job_instance i ON i.jobinstanceid = e.jobinstanceid"
            + " WHERE i.jobname = ? AND e.jobexecutionid ";
    private static final String STEPS = "SELECT s.stepname, s.batchstatus, s.readcount, s.writecount, s.commitcount,"
            + " s.rollbackcount, COALESCE(p.done, 0), COALESCE(p.total, 0), s.executionexception"
            + " FROM batch_step_execution s LEFT JOIN job_progress p ON p.execution = s.jobexecutionid"
            + " AND p.step = s.stepname WHERE s.jobexecutionid = ? ORDER BY s.stepexecutionid";

    private final CurrentTransaction sql;

    public SqlJobHistory(CurrentTransaction sql) {
        this.sql = sql;
    }

    @Override
    public List<JobRun> list(Job job, long before, int limit) {
        return sql
                .list(
                        RUNS + "< ? ORDER BY e.jobexecutionid DESC LIMIT ?",
                        row -> run(row, job),
                        job.wireName(),
                        before == 0 ? Long.MAX_VALUE : before,
                        limit)
                .stream()
                .map(this::withSteps)
                .toList();
    }

    @Override
    public Optional<JobRun> find(Job job, long execution) {
        return sql.list(RUNS + "= ?", row -> run(row, job), job.wireName(), execution).stream()
                .findFirst()
                .map(this::withSteps);
    }

    @Override
    public void begin(long execution, String step, long total) {
        sql.update("DELETE FROM job_progress WHERE execution = ? AND step = ?", execution, step);
        sql.update(
                "INSERT INTO job_progress (execution, step, done, total) VALUES (?, ?, 0, ?)", execution, step, total);
    }

    @Override
    public void advance(long execution, String step, long more) {
        sql.update("UPDATE job_progress SET done = done + ? WHERE execution = ? AND step = ?", more, execution, step);
    }

    private static JobRun run(ResultSet row, Job job) throws SQLException {
        return new JobRun(
                row.getLong(1), job, row.getString(2), new JobRun.Times(time(row, 3), time(row, 4)), List.of());
    }

    private JobRun withSteps(JobRun run) {
        List<JobRun.Step> steps = sql.list(STEPS, SqlJobHistory::step, run.execution());
        return new JobRun(run.execution(), run.job(), run.status(), run.times(), steps);
    }

    private static JobRun.Step step(ResultSet row) throws SQLException {
        String trace = row.getString(9);
        return new JobRun.Step(
                row.getString(1),
                row.getString(2),
                new JobRun.Metrics(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)),
                new JobRun.Extent(row.getLong(7), row.getLong(8)),
                trace == null ? null : trace.lines().findFirst().orElse(""));
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
