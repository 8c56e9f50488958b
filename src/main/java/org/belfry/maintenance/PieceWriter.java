package org.belfry.maintenance;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Clears pieces, in the transaction that also keeps the checkpoint. */
@Named("pieceWriter")
@Dependent
public class PieceWriter extends AbstractItemWriter {
    private final JobHistory history;
    private final JobContext job;
    private final StepContext step;

    @Inject
    public PieceWriter(JobHistory history, JobContext job, StepContext step) {
        this.history = history;
        this.job = job;
        this.step = step;
    }

    @Override
    public void writeItems(List<Object> items) {
        for (Object item : items) {
            Chore.Piece piece = (Chore.Piece) item;
            piece.clear();
            history.advance(job.getExecutionId(), step.getStepName(), piece.size());
        }
    }
}
