package org.belfry.maintenance;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Puts newly sealed secrets in their places, in the transaction that also keeps the checkpoint. */
@Named("sealedWriter")
@Dependent
public class SealedWriter extends AbstractItemWriter {
    private final SealedValues values;

    @Inject
    public SealedWriter(SealedValues values) {
        this.values = values;
    }

    @Override
    public void writeItems(List<Object> items) {
        for (Object item : items) {
            Resealer.Resealed resealed = (Resealer.Resealed) item;
            values.replace(resealed.before(), resealed.sealed());
        }
    }
}
