package org.belfry.maintenance;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.belfry.security.Vault;
import org.jspecify.annotations.Nullable;

/** Seals a secret with the first master key. One that no key opens is told in the log, and left as it is. */
@Named("resealer")
@Dependent
public class Resealer implements ItemProcessor {
    private static final Logger LOG = System.getLogger(Resealer.class.getName());

    private final Vault vault;
    private final JobHistory history;
    private final JobContext job;
    private final StepContext step;

    @Inject
    public Resealer(Vault vault, JobHistory history, JobContext job, StepContext step) {
        this.vault = vault;
        this.history = history;
        this.job = job;
        this.step = step;
    }

    @Override
    public @Nullable Object processItem(Object item) {
        SealedValue value = (SealedValue) item;
        history.advance(job.getExecutionId(), step.getStepName(), 1);
        try {
            return new Resealed(value, vault.seal(vault.open(value.sealed(), value.place()), value.place()));
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "{0} It is left as it is; set it anew.", e.getMessage());
            return null;
        }
    }

    /** A secret sealed again. */
    @SuppressWarnings("ArrayRecordComponent") // it is only passed on
    record Resealed(SealedValue before, byte[] sealed) {}
}
