package org.belfry.incoming;

import java.util.Optional;
import org.belfry.action.CustomAction;
import org.belfry.json.RawJson;
import org.belfry.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of custom actions go: an outgoing webhook for each URL and template, that hears nothing but them, and
 * that its owner sees, stops and retries like any other. Every call belongs in a transaction.
 */
public interface ActionTargets {
    /** Sees to it that there is one; to be called whenever an action is kept. */
    void ensure(Tenant tenant, CustomAction.Request request);

    /** The one of that URL and template; empty when its owner has deleted it. */
    Optional<Target> find(Tenant tenant, String url, @Nullable RawJson template);

    /**
     * An outgoing webhook.
     *
     * @param eventType the only one that it hears
     * @param active whether it takes anything at the moment
     */
    record Target(String eventType, boolean active) {}
}
