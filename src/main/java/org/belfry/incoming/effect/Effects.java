package org.belfry.incoming.effect;

import org.belfry.action.Effect;
import org.belfry.incoming.EffectRunner;
import org.belfry.kernel.Tenant;

/** Gives each kind of effect to whoever can do it. */
public final class Effects implements EffectRunner {
    private final Handlers handlers;
    private final Confirmations confirmations;

    public Effects(Handlers handlers, Confirmations confirmations) {
        this.handlers = handlers;
        this.confirmations = confirmations;
    }

    @Override
    public Verdict carryOut(Tenant tenant, Effect effect) {
        if (effect instanceof Effect.CallHandler call) {
            return handlers.call(tenant, call);
        }
        if (effect instanceof Effect.SendConfirmation mail) {
            return confirmations.send(tenant, mail);
        }
        return new Verdict.Impossible("Nobody here can do this.");
    }
}
