package org.belfry.maintenance;

import java.util.List;
import java.util.Optional;

/** What became of jobs, on whatever node they ran. Each call belongs in a transaction. */
public interface JobHistory {
    /**
     * Executions of a job, newest first.
     *
     * @param before continues after this one; 0 begins with the newest
     */
    List<JobRun> list(Job job, long before, int limit);

    Optional<JobRun> find(Job job, long execution);

    /** How much a step has to do; what it had done before counts no longer. */
    void begin(long execution, String step, long total);

    /** A step has done so much more. */
    void advance(long execution, String step, long more);
}
