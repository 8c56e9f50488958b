package org.belfry.maintenance.sql;

import java.time.Instant;
import org.belfry.database.CurrentTransaction;

/** Executions of jobs that are over, with their steps; an instance goes when its last execution may. */
final class OldJobs extends AgedRows {
    private static final String CLEAR = "DELETE FROM batch_job_instance WHERE jobinstanceid > ? AND jobinstanceid <= ?"
            + " AND EXISTS (SELECT 1 FROM batch_job_execution e"
            + " WHERE e.jobinstanceid = batch_job_instance.jobinstanceid)"
            + " AND NOT EXISTS (SELECT 1 FROM batch_job_execution e"
            + " WHERE e.jobinstanceid = batch_job_instance.jobinstanceid AND (e.createtime >= ? OR e.endtime >= ?"
            + " OR e.batchstatus IN ('STARTING', 'STARTED', 'STOPPING')))";

    OldJobs(CurrentTransaction sql) {
        super(
                sql,
                new Table(
                        "batch_job_instance",
                        "jobinstanceid",
                        "(SELECT MIN(e.createtime) FROM batch_job_execution e"
                                + " WHERE e.jobinstanceid = batch_job_instance.jobinstanceid)"));
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    Clearing clearing(Instant before) {
        return (after, last) -> sql.update(CLEAR, after, last, before, before);
    }
}
