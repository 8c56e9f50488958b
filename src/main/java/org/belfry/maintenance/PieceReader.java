package org.belfry.maintenance;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the pieces of the chore that the step is called after. */
@Named("pieceReader")
@Dependent
public class PieceReader extends AbstractItemReader {
    private final Retention retention;
    private final JobHistory history;
    private final JobContext job;
    private final StepContext step;
    private Chore.@Nullable Round round;
    private long position;

    @Inject
    public PieceReader(Retention retention, JobHistory history, JobContext job, StepContext step) {
        this.retention = retention;
        this.history = history;
        this.job = job;
        this.step = step;
    }

    @Override
    public void open(@Nullable Serializable checkpoint) {
        position = checkpoint instanceof Long last ? last : 0;
        Chore.Round begun = retention.begin(step.getStepName());
        history.begin(job.getExecutionId(), step.getStepName(), begun.total());
        round = begun;
    }

    @Override
    public @Nullable Object readItem() {
        Optional<Chore.Piece> next = round == null ? Optional.empty() : round.next(position);
        next.ifPresent(piece -> position = piece.end());
        return next.orElse(null);
    }

    @Override
    public Serializable checkpointInfo() {
        return position;
    }
}
