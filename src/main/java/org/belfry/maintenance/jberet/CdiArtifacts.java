package org.belfry.maintenance.jberet;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import org.jberet.spi.ArtifactFactory;
import org.jspecify.annotations.Nullable;

/** Batch artefacts are beans, found by their names. */
@Dependent
public class CdiArtifacts implements ArtifactFactory {
    private final Instance<Object> beans;

    @Inject
    public CdiArtifacts(@Any Instance<Object> beans) {
        this.beans = beans;
    }

    @Override
    public Object create(String ref, Class<?> type, ClassLoader loader) {
        return beans.select(NamedLiteral.of(ref)).get();
    }

    /** JBeret also hands in what a step does not have. */
    @Override
    public void destroy(@Nullable Object artifact) {
        if (artifact != null) {
            beans.destroy(artifact);
        }
    }

    @Override
    public Class<?> getArtifactClass(String ref, ClassLoader loader) {
        return beans.select(NamedLiteral.of(ref)).getHandle().getBean().getBeanClass();
    }
}
