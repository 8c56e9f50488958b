package org.belfry.maintenance;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.belfry.statistics.Tallies;

/** Adds up tallies, in the transaction that also keeps the checkpoint. */
@Named("tallyWriter")
@Dependent
public class TallyWriter extends AbstractItemWriter {
    private final Tallies tallies;
    private final JobHistory history;
    private final JobContext job;
    private final StepContext step;

    @Inject
    public TallyWriter(Tallies tallies, JobHistory history, JobContext job, StepContext step) {
        this.tallies = tallies;
        this.history = history;
        this.job = job;
        this.step = step;
    }

    @Override
    public void writeItems(List<Object> ids) {
        int unused = tallies.addUp(ids.stream().map(Long.class::cast).toList());
        history.advance(job.getExecutionId(), step.getStepName(), ids.size());
    }
}
