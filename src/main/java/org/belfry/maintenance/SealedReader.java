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
import org.belfry.security.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the secrets of the step's kind that are not sealed with the first master key. The keys are read again before, so
 * that one that was just put first counts.
 */
@Named("sealedReader")
@Dependent
public class SealedReader extends AbstractItemReader {
    private static final int AHEAD = 100;

    private final SealedValues values;
    private final Keys keys;
    private final JobHistory history;
    private final JobContext job;
    private final StepContext step;
    private final Deque<SealedValue> ahead = new ArrayDeque<>();
    private String keyId = "";
    private long position;

    @Inject
    public SealedReader(SealedValues values, Keys keys, JobHistory history, JobContext job, StepContext step) {
        this.values = values;
        this.keys = keys;
        this.history = history;
        this.job = job;
        this.step = step;
    }

    /** The keys, and which of them are in use. */
    public record Keys(Vault vault, UsedKeys used) {}

    @Override
    public void open(@Nullable Serializable checkpoint) {
        position = checkpoint instanceof Long last ? last : 0;
        ahead.clear();
        keys.vault().readAgain();
        keyId = keys.vault().keyId();
        keys.used().add(keyId);
        history.begin(job.getExecutionId(), step.getStepName(), values.count(step.getStepName(), position, keyId));
    }

    @Override
    public @Nullable Object readItem() {
        if (ahead.isEmpty()) {
            ahead.addAll(values.next(step.getStepName(), position, keyId, AHEAD));
        }
        SealedValue value = ahead.poll();
        if (value != null) {
            position = value.key();
        }
        return value;
    }

    @Override
    public Serializable checkpointInfo() {
        return position;
    }
}
