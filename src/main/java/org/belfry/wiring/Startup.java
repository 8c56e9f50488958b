package org.belfry.wiring;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.belfry.security.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Starts Belfry in its order, before the first request: settings, database, keys, pump, jobs. What cannot start says why in
 * one sentence and ends the bundle, rather than leaving a server that answers half.
 */
@jakarta.ejb.Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private Instance<Settings> settings;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Instance<EntityManager> entities;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Instance<KeyCheck> keys;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Instance<Credentials> credentials;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Instance<Engine> engine;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Instance<IncomingEngine> incoming;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Instance<Housekeeping> housekeeping;

    private @Nullable Engine running;
    private @Nullable IncomingEngine receiving;
    private @Nullable Housekeeping jobs;

    @PostConstruct
    void start() {
        try {
            Settings configured = settings.get();
            SettingsWiring.dataDir(configured);
            credentials.get();
            entities.get();
            new Database(configured.database()).prepare();
            keys.get().require();
            Engine started = engine.get();
            started.start();
            running = started;
            IncomingEngine taking = incoming.get();
            taking.start();
            receiving = taking;
            Housekeeping begun = housekeeping.get();
            begun.start();
            jobs = begun;
        } catch (RuntimeException e) {
            Failure.end(e);
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        if (jobs != null) {
            jobs.stop();
        }
        if (receiving != null) {
            receiving.stop();
        }
        if (running != null) {
            running.stop();
        }
    }
}
