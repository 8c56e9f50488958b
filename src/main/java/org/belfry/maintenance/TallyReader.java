package org.belfry.maintenance;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.belfry.statistics.Tallies;
import org.jspecify.annotations.Nullable;

/** Reads the ids of the tallies that wait when the step begins; what comes later is for the next execution. */
@Named("tallyReader")
@Dependent
public class TallyReader extends AbstractItemReader {
    private static final int AHEAD = 2000;

    private final Tallies tallies;
    private final JobHistory history;
    private final JobContext job;
    private final StepContext step;
    private final Deque<Long> ahead = new ArrayDeque<>();
    private long position;
    private long newest;

    @Inject
    public TallyReader(Tallies tallies, JobHistory history, JobContext job, StepContext step) {
        this.tallies = tallies;
        this.history = history;
        this.job = job;
        this.step = step;
    }

    @Override
    public void open(@Nullable Serializable checkpoint) {
        position = checkpoint instanceof Long last ? last : 0;
        ahead.clear();
        Tallies.Backlog backlog = tallies.backlog(position);
        newest = backlog.newest();
        history.begin(job.getExecutionId(), step.getStepName(), backlog.count());
    }

    @Override
    public @Nullable Object readItem() {
        if (ahead.isEmpty()) {
            ahead.addAll(tallies.oldest(position, newest, AHEAD));
        }
        Long id = ahead.poll();
        if (id != null) {
            position = id;
        }
        return id;
    }

    @Override
    public Serializable checkpointInfo() {
        return position;
    }
}
