package org.belfry.incoming.effect;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import org.belfry.action.ActionHandler;
import org.belfry.action.Effect;
import org.belfry.incoming.EffectRunner.Verdict;
import org.belfry.kernel.Tenant;

/** Calls beans of applications by their names. */
@Dependent
public class Handlers {
    private final Instance<ActionHandler> beans;

    @Inject
    public Handlers(@Any Instance<ActionHandler> beans) {
        this.beans = beans;
    }

    Verdict call(Tenant tenant, Effect.CallHandler call) {
        Instance<ActionHandler> named = beans.select(NamedLiteral.of(call.handler()));
        if (!named.isResolvable()) {
            return new Verdict.Impossible("There is no bean with this name that is an ActionHandler.");
        }
        Instance.Handle<ActionHandler> handle = named.getHandle();
        try {
            handle.get().handle(new ActionHandler.Call(tenant, call.email(), call.data()));
        } finally {
            // Of another scope it belongs to others as well.
            if (handle.getBean().getScope().equals(Dependent.class)) {
                handle.destroy();
            }
        }
        return new Verdict.Done("The handler was called.");
    }
}
