package org.belfry.incoming;

import java.util.Optional;
import org.belfry.action.Effect;
import org.belfry.action.Report;

/** Gives effects that others carry out to those, in the run's own transaction. */
public final class Handover {
    private final Starting starting;
    private final Calling calling;

    public Handover(Starting starting, Calling calling) {
        this.starting = starting;
        this.calling = calling;
    }

    /** What became of it; empty when nobody takes it, so that it is carried out after the transaction. */
    Optional<Report> take(Errand errand, Effect effect, RunBook book, Report report) {
        if (effect instanceof Effect.StartAutomation start) {
            return Optional.of(starting.start(errand, start, report));
        }
        if (effect instanceof Effect.CallUrl call) {
            return Optional.of(calling.call(errand.tenant(), call, book.find(call.email()), report));
        }
        if (effect instanceof Effect.SendCrmRecord send) {
            return Optional.of(calling.send(errand.tenant(), send, report));
        }
        return Optional.empty();
    }
}
