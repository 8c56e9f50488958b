package org.belfry.wiring;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Has the persistence provider fail at once when a connection is lost. By itself it waits five seconds and asks again, three times,
 * with a request and its thread waiting; whoever asked is told 503 and comes again.
 */
public final class AskedOnce implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        ((DatabaseLogin) session.getDatasourceLogin()).setQueryRetryAttemptCount(0);
    }
}
