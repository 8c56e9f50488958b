package org.belfry.maintenance.jberet;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;

/** Keeps the beans of the server's own batch runtime out: both produce the contexts of jobs and steps. */
public class NoServerBatch implements Extension {
    <T> void keepOut(@Observes @WithAnnotations(Produces.class) ProcessAnnotatedType<T> type) {
        if (type.getAnnotatedType().getJavaClass().getName().startsWith("com.ibm.jbatch.")) {
            type.veto();
        }
    }
}
