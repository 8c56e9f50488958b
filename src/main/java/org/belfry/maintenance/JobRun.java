package org.belfry.maintenance;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a job.
 *
 * @param status a word of Jakarta Batch, such as {@code STARTED} or {@code COMPLETED}
 * @param steps those that were begun, in their order
 */
public record JobRun(long execution, Job job, String status, Times times, List<Step> steps) {
    private static final Set<String> RUNNING = Set.of("STARTING", "STARTED", "STOPPING");

    public boolean isRunning() {
        return RUNNING.contains(status);
    }

    public boolean isCompleted() {
        return status.equals("COMPLETED");
    }

    /** How far it is, 0 to 100; 100 only when it is completed. */
    public int percent() {
        if (isCompleted()) {
            return 100;
        }
        double done = steps.stream().mapToDouble(Step::fraction).sum();
        return (int) Math.min(99, Math.floor(100 * done / job.steps()));
    }

    /** When. */
    public record Times(@Nullable Instant startedAt, @Nullable Instant endedAt) {}

    /**
     * One step.
     *
     * @param error null when it did not fail
     */
    public record Step(String name, String status, Metrics metrics, Extent extent, @Nullable String error) {
        double fraction() {
            if (status.equals("COMPLETED")) {
                return 1;
            }
            return extent.total() == 0 ? 0 : Math.min(1, (double) extent.done() / extent.total());
        }
    }

    /** What the batch runtime counted. */
    public record Metrics(long read, long written, long commits, long rollbacks) {}

    /** How much is done, and of how much, in units of the step's own. */
    public record Extent(long done, long total) {}
}
