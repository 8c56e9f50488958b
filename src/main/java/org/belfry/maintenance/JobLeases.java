package org.belfry.maintenance;

import java.time.Instant;
import java.util.Optional;

/**
 * Which node runs a job. A lease ends with its execution, or by the database's clock when its node no longer renews it.
 * What the jobs do stays right without leases; they only keep nodes out of each other's way. Each call belongs in a
 * transaction.
 */
public interface JobLeases {
    /** Takes the lease; false when another execution has it. */
    boolean take(Job job, String owner);

    /** The lease's execution has begun. */
    void begun(Job job, long execution);

    /** The job did not begin; the lease is free. */
    void giveUp(Job job, String owner);

    /** Whether an owner has the lease. */
    boolean isHeldBy(Job job, String owner);

    /** Keeps the leases of an owner's running executions. */
    void renew(String owner);

    /** Makes all leases of an owner that has ended free. Its unfinished jobs are due now. */
    void giveBack(String owner);

    /** Whether it is time to run a job: by the clock, or because the node that ran it is gone. */
    boolean isDue(Job job);

    /** When a job is due by the clock; nothing when only people begin it. */
    Optional<Instant> dueAt(Job job);

    /** Sets when a job is due next: after its usual while, or never. */
    void postpone(Job job);
}
