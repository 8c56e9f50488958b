package org.belfry.incoming;

import org.belfry.action.Effect;

/**
 * An effect on its way.
 *
 * @param action which of the actions wanted it, from 0
 * @param done whether it is behind us, well or badly
 */
public record PendingEffect(int action, Effect effect, boolean done) {
    /** The same, done. */
    PendingEffect behindUs() {
        return new PendingEffect(action, effect, true);
    }
}
